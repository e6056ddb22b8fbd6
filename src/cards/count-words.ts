/** "1 device", "40 devices", "10,000 devices". */
export function devices(count: number): string {
  return counted(count, 'device');
}

/** "1 row", "2,000 rows": the plural with an s. */
export function counted(count: number, noun: string): string {
  return `${number(count)} ${noun}${count === 1 ? '' : 's'}`;
}

export function number(count: number): string {
  return count.toLocaleString('en-US');
}
