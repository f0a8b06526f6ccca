import { isObject } from '../../store/json.ts';
import { isSimpleRing, type Position } from './plane.ts';

/** A GeoJSON geometry: what `geo()` returns. */
export type Shape =
  | { type: 'Point'; coordinates: Position }
  | { type: 'MultiPoint' | 'LineString'; coordinates: Position[] }
  | { type: 'MultiLineString' | 'Polygon'; coordinates: Position[][] }
  | { type: 'MultiPolygon'; coordinates: Position[][][] };

/** Takes `{lat, lng}`, as Sanity's geopoint, or GeoJSON; returns a shape, undefined if it is none. */
export function shapeOf(value: unknown): Shape | undefined {
  if (!isObject(value)) return undefined;
  if (typeof value.type !== 'string') return pointOf(value);
  const { type, coordinates } = value;
  switch (type) {
    case 'Point':
      return isPosition(coordinates) ? { type, coordinates } : undefined;
    case 'MultiPoint':
      return isListOf(coordinates, isPosition) ? { type, coordinates } : undefined;
    case 'LineString':
      return isLine(coordinates) ? { type, coordinates } : undefined;
    case 'MultiLineString':
      return isListOf(coordinates, isLine) ? { type, coordinates } : undefined;
    case 'Polygon':
      return isPolygon(coordinates) ? { type, coordinates } : undefined;
    case 'MultiPolygon':
      return isListOf(coordinates, isPolygon) ? { type, coordinates } : undefined;
    default:
      return undefined;
  }
}

/** Takes a latitude and a longitude in degrees; returns a point, undefined if there is none such. */
export function pointAt(lat: unknown, lng: unknown): Shape | undefined {
  const coordinates = [lng, lat];
  return isPosition(coordinates) ? { type: 'Point', coordinates } : undefined;
}

function pointOf({ lat, lng, lon }: Record<string, unknown>): Shape | undefined {
  // Who gives both leaves open which one is meant.
  return lng !== undefined && lon !== undefined ? undefined : pointAt(lat, lng ?? lon);
}

function isListOf<T>(value: unknown, isOne: (each: unknown) => each is T): value is T[] {
  return Array.isArray(value) && value.length > 0 && value.every(isOne);
}

/** Longitude, latitude and possibly an altitude. */
function isPosition(value: unknown): value is Position {
  if (!Array.isArray(value) || value.length < 2 || value.length > 3) return false;
  if (!value.every((each) => Number.isFinite(each))) return false;
  const [lng, lat] = value;
  return Math.abs(lng) <= 180 && Math.abs(lat) <= 90;
}

function isLine(value: unknown): value is Position[] {
  return isListOf(value, isPosition) && value.length >= 2;
}

function isPolygon(value: unknown): value is Position[][] {
  return isListOf(value, isLine) && value.every(isSimpleRing);
}
