// As SharedFile.SizeText on the server.
export function sizeText(bytes) {
  const names = ['B', 'KB', 'MB', 'GB'];
  let step = 0;
  for (; bytes >= 1024 && step < names.length - 1; step++) bytes /= 1024;
  return `${bytes.toLocaleString(document.documentElement.lang, { maximumFractionDigits: 1 })} ${names[step]}`;
}
