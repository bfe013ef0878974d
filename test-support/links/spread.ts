/** Around `mean`, never below 0, with a long tail upwards: the logarithm is spread by `sigma`. */
export function spread(random: () => number, mean: number, sigma: number): number {
  const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  return mean * Math.exp(sigma * normal - (sigma * sigma) / 2);
}
