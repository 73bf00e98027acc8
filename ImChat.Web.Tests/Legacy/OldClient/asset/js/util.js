// As the old client posts: the callback runs on 200 and 304 only, and the answer is JSON.
function post(uri, data, done) {
  var xhr = new XMLHttpRequest();
  xhr.open('POST', '//' + location.host + '/' + uri, true);
  xhr.setRequestHeader('Content-Type', 'application/x-www-form-urlencoded');
  xhr.onreadystatechange = function () {
    if (xhr.readyState === 4 && (xhr.status === 200 || xhr.status === 304)) done(JSON.parse(xhr.responseText));
  };
  var pairs = [];
  for (var name in data) pairs.push(encodeURI(name) + '=' + encodeURI(data[name]));
  xhr.send(pairs.join('&'));
}

function upload(file, type, done) {
  var form = new FormData();
  form.append('file', file);
  if (type) form.append('filetype', type);
  var xhr = new XMLHttpRequest();
  xhr.open('POST', '/attach/upload', true);
  xhr.onreadystatechange = function () {
    if (xhr.readyState === 4 && xhr.status === 200) done(JSON.parse(xhr.responseText));
  };
  xhr.send(form);
}
