/**
 * A screenshot packed tighter: the browser is in a hurry and guesses at filters, where flat areas
 * want none. 8-bit RGB without interlacing, which is what it writes.
 */

import { deflateSync, inflateSync } from 'node:zlib';

const SIGNATURE = 8;
const PIXEL = 3;

function* chunksOf(png) {
  for (let at = SIGNATURE; at < png.length; ) {
    const size = png.readUInt32BE(at);
    yield { type: png.toString('latin1', at + 4, at + 8), data: png.subarray(at + 8, at + 8 + size) };
    at += size + 12;
  }
}

function paeth(left, up, corner) {
  const guess = left + up - corner;
  const [a, b, c] = [left, up, corner].map((value) => Math.abs(guess - value));
  return a <= b && a <= c ? left : b <= c ? up : corner;
}

const FILTERS = [
  () => 0,
  (left) => left,
  (left, up) => up,
  (left, up) => (left + up) >> 1,
  paeth,
];

/** Takes the filters from all lines, in place. */
function unfilter(lines, width) {
  const stride = width * PIXEL + 1;
  for (let line = 0; line < lines.length; line += stride) {
    const filter = FILTERS[lines[line]];
    lines[line] = 0;
    for (let at = line + 1; at < line + stride; at += 1) {
      const first = at - line <= PIXEL;
      const left = first ? 0 : lines[at - PIXEL];
      const up = line ? lines[at - stride] : 0;
      lines[at] += filter(left, up, first || !line ? 0 : lines[at - stride - PIXEL]);
    }
  }
}

function crc(bytes) {
  let sum = ~0;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return ~sum >>> 0;
}

function chunk(type, data) {
  const bytes = Buffer.alloc(data.length + 12);
  bytes.writeUInt32BE(data.length);
  bytes.write(type, 4, 'latin1');
  data.copy(bytes, 8);
  bytes.writeUInt32BE(crc(bytes.subarray(4, data.length + 8)), data.length + 8);
  return bytes;
}

export function pack(png) {
  const chunks = [...chunksOf(png)];
  const header = chunks[0].data;
  if (!header.subarray(8).equals(Buffer.from([8, 2, 0, 0, 0]))) throw new Error('another PNG');
  const pixels = chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data);
  const lines = inflateSync(Buffer.concat(pixels));
  unfilter(lines, header.readUInt32BE());
  return Buffer.concat([
    png.subarray(0, SIGNATURE),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(lines, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
