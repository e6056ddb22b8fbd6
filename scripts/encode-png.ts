import { crc32, deflateSync } from 'node:zlib';

/** A colour: red, green, blue and opacity, each 0 to 1. */
export type Colour = readonly [red: number, green: number, blue: number, opacity: number];

const samples = 8;

/**
 * A square PNG of 8 bits a channel with transparency.
 *
 * `paint` gets points with both coordinates from 0 (left, top) to 1 and is asked for 64 of them a pixel, so that edges
 * come out smooth.
 */
export function encodePng(sizePixels: number, paint: (x: number, y: number) => Colour): Buffer {
  const rowBytes = 1 + sizePixels * 4;
  const raw = Buffer.alloc(rowBytes * sizePixels);
  for (let row = 0; row < sizePixels; row += 1) {
    for (let column = 0; column < sizePixels; column += 1) {
      const pixel = average(sizePixels, column, row, paint);
      pixel.forEach((part, index) => {
        raw[row * rowBytes + 1 + column * 4 + index] = Math.round(part * 255);
      });
    }
  }
  const header = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 6, 0, 0, 0]);
  header.writeUInt32BE(sizePixels, 0);
  header.writeUInt32BE(sizePixels, 4);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(raw, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** Colours weigh by their opacity: what is transparent has no colour to mix in. */
function average(size: number, column: number, row: number, paint: (x: number, y: number) => Colour): Colour {
  let [red, green, blue, opacity] = [0, 0, 0, 0];
  for (let sample = 0; sample < samples * samples; sample += 1) {
    const x = (column + ((sample % samples) + 0.5) / samples) / size;
    const y = (row + (Math.floor(sample / samples) + 0.5) / samples) / size;
    const colour = paint(x, y);
    red += colour[0] * colour[3];
    green += colour[1] * colour[3];
    blue += colour[2] * colour[3];
    opacity += colour[3];
  }
  if (opacity === 0) return [1, 1, 1, 0];
  return [red / opacity, green / opacity, blue / opacity, opacity / (samples * samples)];
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}
