// Draws the two icons of the Teams package: a paper plane, cleared for take-off by a check mark.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Colour, encodePng } from './encode-png.ts';

type Point = readonly [x: number, y: number];

const white: Colour = [1, 1, 1, 1];
const clear: Colour = [1, 1, 1, 0];
const sky: Colour = [0.06, 0.33, 0.55, 1];
const shade: Colour = [0.72, 0.85, 0.96, 1];
const go: Colour = [0.06, 0.49, 0.06, 1];

const nose: Point = [0.9, 0.12];
const leftTip: Point = [0.1, 0.42];
const belly: Point = [0.43, 0.57];
const lowTip: Point = [0.62, 0.9];
const tick: readonly Point[] = [
  [0.1, 0.76],
  [0.21, 0.87],
  [0.41, 0.66],
];

const folder = join(import.meta.dirname, '..', 'appPackage');
writeFileSync(
  join(folder, 'color.png'),
  encodePng(192, (x, y) => colourIcon(...inside(x, y, 0.62))),
);
writeFileSync(
  join(folder, 'outline.png'),
  encodePng(32, (x, y) => outlineIcon(...inside(x, y, 0.94))),
);

/** Teams masks the colour icon, so the drawing keeps to the middle of the filled square. */
function colourIcon(x: number, y: number): Colour {
  if (distanceToLine(x, y, tick) < 0.045) return white;
  if (Math.hypot(x - 0.25, y - 0.77) < 0.25) return go;
  if (Math.hypot(x - 0.25, y - 0.77) < 0.29) return sky;
  if (isWithin(x, y, [nose, leftTip, belly])) return white;
  if (isWithin(x, y, [nose, belly, lowTip])) return shade;
  return sky;
}

/** White on transparent, as Teams asks for. */
function outlineIcon(x: number, y: number): Colour {
  const onPlane = distanceToLine(x, y, [nose, leftTip, belly, lowTip, nose, belly]) < 0.035;
  const nearTick = distanceToLine(x, y, tick);
  if (nearTick < 0.05) return white;
  return onPlane && nearTick > 0.09 ? white : clear;
}

/** Shrinks the drawing to a share of the icon, in its middle. */
function inside(x: number, y: number, share: number): [x: number, y: number] {
  return [(x - 0.5) / share + 0.5, (y - 0.5) / share + 0.5];
}

function isWithin(x: number, y: number, corners: readonly Point[]): boolean {
  const sides = corners.map((from, index) => {
    const to = corners[(index + 1) % corners.length] ?? from;
    return (to[0] - from[0]) * (y - from[1]) - (to[1] - from[1]) * (x - from[0]);
  });
  return sides.every((side) => side >= 0) || sides.every((side) => side <= 0);
}

function distanceToLine(x: number, y: number, points: readonly Point[]): number {
  const distances = points.slice(1).map((to, index) => {
    const from = points[index] ?? to;
    const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
    const along = Math.max(0, Math.min(1, ((x - from[0]) * dx + (y - from[1]) * dy) / (dx * dx + dy * dy)));
    return Math.hypot(x - from[0] - along * dx, y - from[1] - along * dy);
  });
  return Math.min(...distances);
}
