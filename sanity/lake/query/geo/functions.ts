import type { Implementation } from '../call.ts';
import { contains, intersects } from './relations.ts';
import { pointAt, type Shape, shapeOf } from './shape.ts';

/** Metres: the equatorial radius of WGS 84, with which Sanity measures. */
const EARTH_RADIUS = 6_378_137;

/** The geo functions of GROQ: https://www.sanity.io/docs/groq-functions#geo-functions */
export const geoFunctions: Record<string, Implementation> = {
  geo: ([value]) => shapeOf(value),
  'geo::latLng': ([lat, lng]) => pointAt(lat, lng),
  'geo::point': ([lat, lng]) => pointAt(lat, lng),
  'geo::contains': (args) => ofShapes(args, contains),
  'geo::intersects': (args) => ofShapes(args, intersects),
  'geo::distance': (args) => ofShapes(args, distance),
};

function ofShapes<T>(args: readonly unknown[], relate: (one: Shape, other: Shape) => T) {
  const [one, other] = args.map(shapeOf);
  return one && other ? relate(one, other) : undefined;
}

/** Along a great circle, between points; of other shapes there is none. */
function distance(one: Shape, other: Shape): number | undefined {
  if (one.type !== 'Point' || other.type !== 'Point') return undefined;
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const [lng1, lat1] = one.coordinates;
  const [lng2, lat2] = other.coordinates;
  const north = Math.sin(radians(lat2 - lat1) / 2);
  const east = Math.sin(radians(lng2 - lng1) / 2);
  const bend = north ** 2 + Math.cos(radians(lat1)) * Math.cos(radians(lat2)) * east ** 2;
  return 2 * EARTH_RADIUS * Math.asin(Math.sqrt(bend));
}
