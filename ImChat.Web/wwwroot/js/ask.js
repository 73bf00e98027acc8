// Asks the server something. An answer that is lost with the line never comes, and nobody says so: whoever asks is told when the line
// is back, or after a while, and asks again.

const longest = 15000;

export function ask(server, method, ...values) {
  return new Promise((resolve, reject) => {
    const end = (settle, result) => {
      clearTimeout(timer);
      document.removeEventListener('imchat:up', lost);
      settle(result);
    };
    const lost = () => end(reject, new Error('no answer'));
    const timer = setTimeout(lost, longest);
    document.addEventListener('imchat:up', lost);
    server.invokeMethodAsync(method, ...values).then((answer) => end(resolve, answer), (error) => end(reject, error));
  });
}
