// Makes a passkey, or signs in with one: asks the server what to ask the device for, and sends the answer back in the form around it.

const canAsk = () => Boolean(window.PublicKeyCredential?.parseRequestOptionsFromJSON && navigator.credentials);

class Passkey extends HTMLElement {
  connectedCallback() {
    // Blazor adds what is inside right after; it is there when this turn is over.
    if (canAsk()) queueMicrotask(() => this.prepare());
  }

  prepare() {
    this.hidden = false;
    this.form = this.closest('form');
    this.querySelector('button').addEventListener('click', () => this.ask());
    if (this.dataset.kind === 'request') this.offer();
  }

  // Where the browser can, it offers passkeys in the field for the name.
  async offer() {
    if (await PublicKeyCredential.isConditionalMediationAvailable?.()) await this.ask('conditional');
  }

  async ask(mediation) {
    const alert = this.querySelector('[role="alert"]');
    alert.hidden = true;
    this.asking?.abort();
    this.asking = new AbortController();
    try {
      const credential = await this.find(mediation, this.asking.signal);
      this.querySelector('input').value = JSON.stringify(credential);
      this.form.requestSubmit();
    } catch (error) {
      alert.hidden = mediation === 'conditional' || error.name === 'AbortError';
    }
  }

  async find(mediation, signal) {
    const { kind } = this.dataset;
    const headers = { RequestVerificationToken: this.form.querySelector('[name="__RequestVerificationToken"]').value };
    const response = await fetch(`/account/passkey/${kind}`, { method: 'POST', headers, signal });
    if (!response.ok) throw new Error(`The server answered ${response.status}`);
    const options = await response.json();
    return kind === 'create'
      ? navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options), signal })
      : navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options), mediation, signal });
  }
}

customElements.define('im-passkey', Passkey);
