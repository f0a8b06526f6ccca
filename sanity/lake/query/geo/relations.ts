import {
  cross,
  isInRing,
  isOnRing,
  meet,
  type Position,
  type Segment,
  samePosition,
  segmentsOf,
} from './plane.ts';
import type { Shape } from './shape.ts';

/** One connected piece of a shape. */
type Piece =
  | { kind: 'point'; at: Position }
  | { kind: 'line'; line: Position[] }
  | { kind: 'area'; rings: Position[][] };

function piecesOf(shape: Shape): Piece[] {
  const area = (rings: Position[][]): Piece => ({ kind: 'area', rings });
  const line = (positions: Position[]): Piece => ({ kind: 'line', line: positions });
  const point = (at: Position): Piece => ({ kind: 'point', at });
  switch (shape.type) {
    case 'Point':
      return [point(shape.coordinates)];
    case 'MultiPoint':
      return shape.coordinates.map(point);
    case 'LineString':
      return [line(shape.coordinates)];
    case 'MultiLineString':
      return shape.coordinates.map(line);
    case 'Polygon':
      return [area(shape.coordinates)];
    case 'MultiPolygon':
      return shape.coordinates.map(area);
  }
}

/** Whether every piece of `inner` lies whole in one area of `outer`; its edge belongs to an area. */
export function contains(outer: Shape, inner: Shape): boolean {
  const areas = piecesOf(outer).filter((piece) => piece.kind === 'area');
  return piecesOf(inner).every((piece) => areas.some(({ rings }) => holds(rings, piece)));
}

/** Whether two shapes have a place in common. */
export function intersects(one: Shape, other: Shape): boolean {
  const pieces = piecesOf(other);
  return piecesOf(one).some((a) => pieces.some((b) => touch(a, b)));
}

function holds(area: Position[][], piece: Piece): boolean {
  const segments = edgesOf(piece);
  const middles = segments.map(([[ax, ay], [bx, by]]): Position => [(ax + bx) / 2, (ay + by) / 2]);
  if (![...positionsOf(piece), ...middles].every((position) => isIn(position, area))) return false;
  const edges = area.flatMap(segmentsOf);
  if (segments.some((segment) => edges.some((edge) => cross(segment, edge)))) return false;
  // Nothing of a hole may be covered by what is held.
  const [, ...holes] = area;
  const covered = (position: Position) =>
    piece.kind === 'area' && isIn(position, piece.rings) && !isAtEdge(position, piece.rings);
  return !holes.some((hole) => hole.some(covered));
}

function touch(a: Piece, b: Piece): boolean {
  if (a.kind === 'point' && b.kind === 'point') return samePosition(a.at, b.at);
  const edges = edgesOf(b);
  const startsIn = (piece: Piece, other: Piece) =>
    other.kind === 'area' && positionsOf(piece).some((position) => isIn(position, other.rings));
  const isMet = (segment: Segment) => edges.some((edge) => meet(segment, edge));
  return startsIn(a, b) || startsIn(b, a) || edgesOf(a).some(isMet);
}

function positionsOf(piece: Piece): Position[] {
  if (piece.kind === 'point') return [piece.at];
  return piece.kind === 'line' ? piece.line : piece.rings.flat();
}

/** A point is an edge without length. */
function edgesOf(piece: Piece): Segment[] {
  if (piece.kind === 'point') return [[piece.at, piece.at]];
  return piece.kind === 'line' ? segmentsOf(piece.line) : piece.rings.flatMap(segmentsOf);
}

function isIn(position: Position, [outline = [], ...holes]: Position[][]): boolean {
  if (!isInRing(position, outline)) return false;
  return !holes.some((hole) => isInRing(position, hole) && !isOnRing(position, hole));
}

function isAtEdge(position: Position, rings: Position[][]): boolean {
  return rings.some((ring) => isOnRing(position, ring));
}
