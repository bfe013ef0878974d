import { read, writeSync } from 'node:fs';

/**
 * A file system in memory, mounted by way of /dev/fuse (fd 3). It knows as much as saving images takes; files have sizes and
 * no bytes.
 *
 * Numbers and structures are those of linux/fuse.h, protocol 7.31.
 */
const device = 3;

interface Node {
  mode: number;
  size: number;
  nlink: number;
}

const root = 1n;
const folderMode = 0o40755;
const fileMode = 0o100644;
const nodes = new Map<bigint, Node>([[root, { mode: folderMode, size: 0, nlink: 2 }]]);
const names = new Map<string, bigint>();
let made = root;

const headerSize = 40;
const errors = { ENOENT: -2, EEXIST: -17, ENOSYS: -38 };

/** The body of an answer, an error, or null where none is expected. */
type Answer = Buffer | number | null;

function attributes(id: bigint): Buffer {
  const out = Buffer.alloc(88);
  const { mode, size, nlink } = nodes.get(id) ?? { mode: fileMode, size: 0, nlink: 0 };
  out.writeBigUInt64LE(id, 0);
  out.writeBigUInt64LE(BigInt(size), 8);
  out.writeUInt32LE(mode, 60);
  out.writeUInt32LE(nlink, 64);
  out.writeUInt32LE(4096, 80);
  return out;
}

/** Nothing is kept by the system: it asks each time. */
const attributesAnswer = (id: bigint): Buffer => Buffer.concat([Buffer.alloc(16), attributes(id)]);

function entryAnswer(id: bigint): Buffer {
  const head = Buffer.alloc(40);
  head.writeBigUInt64LE(id, 0);
  return Buffer.concat([head, attributes(id)]);
}

function textAt(body: Buffer, at: number): string {
  return body.toString('utf8', at, body.indexOf(0, at));
}

function find(name: string): Answer {
  const id = names.get(name);
  return id === undefined ? errors.ENOENT : entryAnswer(id);
}

function create(name: string): Answer {
  if (names.has(name)) return errors.EEXIST;
  const id = (made += 1n);
  nodes.set(id, { mode: fileMode, size: 0, nlink: 1 });
  names.set(name, id);
  return Buffer.concat([entryAnswer(id), Buffer.alloc(16)]);
}

function unlink(name: string): Answer {
  const node = nodes.get(names.get(name) ?? 0n);
  if (node !== undefined) node.nlink -= 1;
  return names.delete(name) ? Buffer.alloc(0) : errors.ENOENT;
}

function link(id: bigint, name: string): Answer {
  const node = nodes.get(id);
  if (node === undefined || names.has(name)) return node === undefined ? errors.ENOENT : errors.EEXIST;
  node.nlink += 1;
  names.set(name, id);
  return entryAnswer(id);
}

function write(id: bigint, body: Buffer): Answer {
  const length = body.readUInt32LE(16);
  const node = nodes.get(id);
  if (node !== undefined) node.size = Math.max(node.size, Number(body.readBigUInt64LE(8)) + length);
  const out = Buffer.alloc(8);
  out.writeUInt32LE(length, 0);
  return out;
}

function initAnswer(): Buffer {
  const out = Buffer.alloc(64);
  out.writeUInt32LE(7, 0);
  out.writeUInt32LE(31, 4);
  out.writeUInt32LE(1 << 5, 12); // writes of more than a page
  out.writeUInt32LE(128 * 1024, 20);
  out.writeUInt32LE(1, 24);
  return out;
}

function statfsAnswer(): Buffer {
  const out = Buffer.alloc(80);
  for (const at of [0, 8, 16]) out.writeBigUInt64LE(1n << 30n, at);
  out.writeUInt32LE(4096, 40);
  out.writeUInt32LE(255, 44);
  return out;
}

function answerTo(opcode: number, id: bigint, body: Buffer): Answer {
  switch (opcode) {
    case 1: // LOOKUP
      return find(textAt(body, 0));
    case 2: // FORGET
    case 36: // INTERRUPT
    case 42: // BATCH_FORGET
      return null;
    case 3: // GETATTR
    case 4: // SETATTR
      return attributesAnswer(id);
    case 10: // UNLINK
      return unlink(textAt(body, 0));
    case 13: // LINK
      return link(body.readBigUInt64LE(0), textAt(body, 8));
    case 14: // OPEN
    case 27: // OPENDIR
      return Buffer.alloc(16);
    case 15: // READ
    case 18: // RELEASE
    case 20: // FSYNC
    case 28: // READDIR
    case 29: // RELEASEDIR
    case 30: // FSYNCDIR
      return Buffer.alloc(0);
    case 16: // WRITE
      return write(id, body);
    case 17: // STATFS
      return statfsAnswer();
    case 26: // INIT
      return initAnswer();
    case 35: // CREATE
      return create(textAt(body, 16));
    default:
      return errors.ENOSYS;
  }
}

function respond(request: Buffer): void {
  const answer = answerTo(request.readUInt32LE(4), request.readBigUInt64LE(16), request.subarray(headerSize));
  if (answer === null) return;
  const body = typeof answer === 'number' ? Buffer.alloc(0) : answer;
  const head = Buffer.alloc(16);
  head.writeUInt32LE(16 + body.length, 0);
  head.writeInt32LE(typeof answer === 'number' ? answer : 0, 4);
  request.copy(head, 8, 8, 16); // by which the system knows what is answered
  try {
    writeSync(device, Buffer.concat([head, body]));
  } catch {
    // Nobody waits for it any more.
  }
}

function serve(): void {
  const buffer = Buffer.alloc((1 << 17) + 4096);
  read(device, buffer, 0, buffer.length, null, (error, length) => {
    if (error !== null) process.exit(0); // unmounted
    respond(buffer.subarray(0, length));
    serve();
  });
}

serve();
