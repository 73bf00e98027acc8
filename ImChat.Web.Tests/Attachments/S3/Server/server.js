// An S3 server with one bucket, in the folder that is named, on a free port, which it says. It ends with whoever started it.
const S3rver = require('s3rver');

process.stdin.resume().on('end', () => process.exit());

new S3rver({
  directory: process.argv[2],
  address: '127.0.0.1',
  port: 0,
  silent: true,
  serviceEndpoint: 'localhost.test',
  configureBuckets: [{ name: 'imchat' }],
}).run().then(({ port }) => console.log(port));
