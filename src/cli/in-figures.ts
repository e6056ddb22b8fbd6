/** A number as people write it, and what it counts: "1 device", "3,211 rows". */
export function counted(count: number, what = ''): string {
  const figures = count.toLocaleString('en-US');
  return what === '' ? figures : `${figures} ${what}${count === 1 ? '' : 's'}`;
}
