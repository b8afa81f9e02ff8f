import { startS3Server, OWNER } from './harness/storage/s3-server.js';
import { S3Storage } from '../src/storage/s3/s3-storage.js';
import { CreateBucketCommand, ListMultipartUploadsCommand, S3Client } from '@aws-sdk/client-s3';
import { Readable } from 'node:stream';
const t = Date.now();
await using server = await startS3Server();
console.log('start', Date.now() - t);
const endpoint = new URL(`http://127.0.0.1:${server.port}`);
const client = new S3Client({ endpoint: endpoint.href, forcePathStyle: true, region: 'us-east-1', credentials: OWNER });
await client.send(new CreateBucketCommand({ Bucket: 'results' }));
const storage = new S3Storage({
  bucket: 'results',
  endpoint,
  region: null,
  prefix: 'live',
  credentials: OWNER,
  encryption: null,
});
await storage.check();
console.log('check', Date.now() - t);
const signal = AbortSignal.timeout(60000);
const piece = Buffer.alloc(1e6, 'x');
console.log(
  await storage.putStream(
    'a/big.zip',
    Readable.from(
      (function* () {
        for (let i = 0; i < 40; i++) yield piece;
      })(),
    ),
    { contentType: 'application/zip', signal },
  ),
  Date.now() - t,
);
console.log((await storage.get('a/big.zip', signal)).length, Date.now() - t);
console.log((await client.send(new ListMultipartUploadsCommand({ Bucket: 'results' }))).Uploads);
console.log(await storage.deleteAll('a'), Date.now() - t);
