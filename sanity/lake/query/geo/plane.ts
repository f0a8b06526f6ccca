/** Longitude, latitude. */
export type Position = [number, number, ...number[]];

export type Segment = readonly [Position, Position];

/**
 * Lines between positions are straight in longitude and latitude: RFC 7946, 3.1.1. Positive if `c`
 * lies to the left of the line from `a` to `b`, zero if on it.
 */
function side([ax, ay]: Position, [bx, by]: Position, [cx, cy]: Position): number {
  return Math.sign((bx - ax) * (cy - ay) - (by - ay) * (cx - ax));
}

function isWithinBox([x, y]: Position, [[ax, ay], [bx, by]]: Segment): boolean {
  return (
    Math.min(ax, bx) <= x && x <= Math.max(ax, bx) && Math.min(ay, by) <= y && y <= Math.max(ay, by)
  );
}

function isOn(position: Position, segment: Segment): boolean {
  return side(...segment, position) === 0 && isWithinBox(position, segment);
}

/** Whether two segments run through each other, each with ends on both sides of the other. */
export function cross([a, b]: Segment, [c, d]: Segment): boolean {
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}

/** Whether two segments have a position in common. */
export function meet(one: Segment, other: Segment): boolean {
  const ends = [isOn(one[0], other), isOn(one[1], other), isOn(other[0], one), isOn(other[1], one)];
  return ends.includes(true) || cross(one, other);
}

export function samePosition([ax, ay]: Position, [bx, by]: Position): boolean {
  return ax === bx && ay === by;
}

export function segmentsOf(line: readonly Position[]): Segment[] {
  return line.slice(1).map((end, index): Segment => [line[index] ?? end, end]);
}

/** Whether a line comes back to its start, and nowhere else to a place it has been. */
export function isSimpleRing(line: readonly Position[]): boolean {
  const [first] = line;
  const last = line.at(-1);
  if (line.length < 4 || !first || !last || !samePosition(first, last)) return false;
  const places = new Set(line.map(([x, y]) => `${x} ${y}`));
  return places.size === line.length - 1 && !crossesItself(segmentsOf(line));
}

function crossesItself(segments: Segment[]): boolean {
  const left = ([[ax], [bx]]: Segment) => Math.min(ax, bx);
  const right = ([[ax], [bx]]: Segment) => Math.max(ax, bx);
  const sorted = segments.toSorted((a, b) => left(a) - left(b));
  return sorted.some((segment, index) => {
    for (const other of sorted.slice(index + 1)) {
      if (left(other) > right(segment)) return false;
      if (cross(segment, other)) return true;
    }
    return false;
  });
}

/** Whether a position is inside a ring or on it. */
export function isInRing(position: Position, ring: readonly Position[]): boolean {
  let isInside = false;
  const [x, y] = position;
  for (const segment of segmentsOf(ring)) {
    if (isOn(position, segment)) return true;
    const [[ax, ay], [bx, by]] = segment;
    // A ray to the east crosses the ring an odd number of times from inside.
    if (ay > y !== by > y && x < ax + ((y - ay) / (by - ay)) * (bx - ax)) isInside = !isInside;
  }
  return isInside;
}

export function isOnRing(position: Position, ring: readonly Position[]): boolean {
  return segmentsOf(ring).some((segment) => isOn(position, segment));
}
