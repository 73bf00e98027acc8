// Whether the circuit's line is up, as far as anybody knows.

let up = true;

export const isUp = () => up;

document.addEventListener('imchat:down', () => { up = false; });
document.addEventListener('imchat:up', () => { up = true; });
