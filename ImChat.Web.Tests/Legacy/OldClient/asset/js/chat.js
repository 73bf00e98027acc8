var query = new URLSearchParams(location.search);
var me = { id: parseInt(query.get('id')), token: query.get('token') };
var people = {};
var shown = document.getElementById('messages');
var peer = { id: 0, cmd: 10 };

function say(text) {
  document.getElementById('said').textContent = text;
}

function show(message) {
  var row = document.createElement('li');
  row.dataset.media = message.media;
  row.dataset.from = message.userid;
  row.textContent = message.content || message.url || '';
  shown.appendChild(row);
}

var socket = new WebSocket('ws://' + location.host + '/chat?id=' + me.id + '&token=' + me.token);
socket.onmessage = function (event) {
  if (event.data.indexOf('}') < 0) return;
  var message = JSON.parse(event.data);
  if (people[message.userid]) return show(message);
  post('user/find', { id: message.userid }, function (reply) {
    if (reply.code !== 0) return;
    people[message.userid] = reply.data;
    show(message);
  });
};

function send(fields) {
  var message = Object.assign({ dstid: peer.id, cmd: peer.cmd, userid: me.id }, fields);
  socket.send(JSON.stringify(message));
  show(message);
}

function on(id, action) {
  document.getElementById(id).addEventListener('click', action);
}

function value(id) {
  return document.getElementById(id).value;
}

on('add', function () {
  post('contact/addfriend', { userid: me.id, dstid: parseInt(value('number')) }, function (reply) { say(reply.msg); });
});
on('friends', function () {
  post('contact/loadfriend', { userid: me.id }, function (reply) {
    say(reply.rows.map(function (friend) { people[friend.id] = friend; return friend.nickname; }).join());
  });
});
on('create', function () {
  post('contact/createcommunity', { name: value('name'), ownerid: me.id, icon: '/asset/images/community.png', cate: 1, memo: '' }, function (reply) { say('group ' + reply.data.id); });
});
on('join', function () {
  post('contact/joincommunity', { userid: me.id, dstid: parseInt(value('number')) }, function (reply) { say('joined ' + reply.code); });
});
on('talk', function () { peer = { id: parseInt(value('number')), cmd: 10 }; say('talk'); });
on('talk-group', function () { peer = { id: parseInt(value('number')), cmd: 11 }; say('talk-group'); });
on('text', function () { send({ media: 1, content: value('name') }); });
on('picture', function () {
  upload(document.getElementById('file').files[0], '', function (reply) { if (reply.code === 0) send({ media: 4, url: reply.data }); });
});
on('sticker', function () {
  // The packs are asked for by POST, under a doubled slash, and the sticker is addressed that way too.
  post('/asset/plugins/doutu//emoj/info.json', {}, function (pack) { send({ media: 4, url: '/asset/plugins/doutu//' + pack.id + '/' + pack.assets[0] }); });
});
on('voice', function () {
  navigator.mediaDevices.getUserMedia({ audio: true }).then(function (stream) {
    var recorder = new MediaRecorder(stream);
    recorder.ondataavailable = function (event) {
      upload(event.data, '.mp3', function (reply) { send({ media: 3, url: reply.data, amount: 1 }); });
    };
    recorder.onstart = function () { setTimeout(function () { recorder.stop(); }, 700); };
    recorder.start();
  });
});
