/**
 * Transforms a block of 8x8 in place: the scaled forward DCT of Arai, Agui and Nakajima (1988), with five multiplications
 * for each row and column. The rest of the scale is put into the quantisation, see jpeg-tables.
 */
export function forwardDct(block: Float32Array): void {
  for (let row = 0; row < 64; row += 8) transformEight(block, row, 1);
  for (let column = 0; column < 8; column += 1) transformEight(block, column, 8);
}

const cos45 = Math.SQRT1_2;
const cos67 = Math.cos((3 * Math.PI) / 8);
const cos22minus67 = Math.cos(Math.PI / 8) - cos67;
const cos22plus67 = Math.cos(Math.PI / 8) + cos67;

function transformEight(block: Float32Array, at: number, step: number): void {
  const in0 = block[at] ?? 0;
  const in1 = block[at + step] ?? 0;
  const in2 = block[at + 2 * step] ?? 0;
  const in3 = block[at + 3 * step] ?? 0;
  const in4 = block[at + 4 * step] ?? 0;
  const in5 = block[at + 5 * step] ?? 0;
  const in6 = block[at + 6 * step] ?? 0;
  const in7 = block[at + 7 * step] ?? 0;

  const sum07 = in0 + in7;
  const sum16 = in1 + in6;
  const sum25 = in2 + in5;
  const sum34 = in3 + in4;
  const even0 = sum07 + sum34;
  const even1 = sum16 + sum25;
  const even3 = sum07 - sum34;
  const turned = (sum16 - sum25 + even3) * cos45;
  block[at] = even0 + even1;
  block[at + 4 * step] = even0 - even1;
  block[at + 2 * step] = even3 + turned;
  block[at + 6 * step] = even3 - turned;

  const difference07 = in0 - in7;
  const odd0 = in3 - in4 + in2 - in5;
  const odd1 = (in2 - in5 + in1 - in6) * cos45;
  const odd2 = in1 - in6 + difference07;
  const rotated = (odd0 - odd2) * cos67;
  const low = cos22minus67 * odd0 + rotated;
  const high = cos22plus67 * odd2 + rotated;
  const plus = difference07 + odd1;
  const minus = difference07 - odd1;
  block[at + 5 * step] = minus + low;
  block[at + 3 * step] = minus - low;
  block[at + step] = plus + high;
  block[at + 7 * step] = plus - high;
}
