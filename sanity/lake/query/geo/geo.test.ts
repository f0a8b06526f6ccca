import { evaluateSync, toJS } from 'groq-js';
import { describe, expect, it } from 'vitest';
import { parseQuery } from '../parse.ts';

function ask(query: string, dataset: unknown[] = []): unknown {
  return toJS(evaluateSync(parseQuery({ query, parameters: {} }), { dataset }));
}

const square = (from: number, to: number) =>
  `[[${from}, ${from}], [${to}, ${from}], [${to}, ${to}], [${from}, ${to}], [${from}, ${from}]]`;
const polygon = (...rings: string[]) => `{"type": "Polygon", "coordinates": [${rings.join()}]}`;
const point = (lng: number, lat: number) => `{"type": "Point", "coordinates": [${lng}, ${lat}]}`;
const line = (...positions: string[]) =>
  `{"type": "LineString", "coordinates": [${positions.join()}]}`;

describe('geo()', () => {
  it('makes GeoJSON of a geopoint, and drops what does not belong to it', () => {
    const expected = { type: 'Point', coordinates: [10.7, 59.9] };
    expect(ask('geo({"_type": "geopoint", "lat": 59.9, "lng": 10.7, "alt": 3})')).toEqual(expected);
    expect(ask('geo({"lat": 59.9, "lon": 10.7})')).toEqual(expected);
    expect(ask('geo::latLng(59.9, 10.7)')).toEqual(expected);
    expect(ask('geo::point(59.9, 10.7)')).toEqual(expected);
    expect(ask('geo(geo({"type": "Point", "coordinates": [10.7, 59.9], "more": 1}))')).toEqual(
      expected,
    );
  });

  it.each([
    '{}',
    '"somewhere"',
    '{"lat": 91, "lng": 0}',
    '{"lat": 1, "lng": 2, "lon": 2}',
    '{"type": "Point", "coordinates": [1]}',
    '{"type": "LineString", "coordinates": [[1, 2]]}',
    '{"type": "Polygon", "coordinates": []}',
    '{"type": "Circle", "coordinates": [1, 2]}',
    polygon('[[0, 0], [4, 0], [4, 4]]'),
    polygon('[[0, 0], [4, 4], [4, 0], [0, 4], [0, 0]]'),
    polygon('[[0, 0], [4, 0], [4, 0], [4, 4], [0, 0]]'),
  ])('is null for %s', (value) => {
    expect(ask(`geo(${value})`)).toBeNull();
  });

  it('is not looked for in texts, comments and names', () => {
    expect(ask('{"geo(": "geo(1)", \'x\': "\\"geo(", "at": geo::point(1, 2)} // geo(')).toEqual({
      'geo(': 'geo(1)',
      x: '"geo(',
      at: { type: 'Point', coordinates: [2, 1] },
    });
    expect(() => ask('geology(1)')).toThrow('Undefined function: geology');
  });
});

describe('geo::distance()', () => {
  it('measures metres between points, and nothing else', () => {
    const [paris, london] = ['{"lat": 48.8566, "lng": 2.3522}', '{"lat": 51.5074, "lng": -0.1278}'];
    const metres = ask(`geo::distance(${paris}, geo(${london}))`);
    expect(metres).toBeCloseTo(343_938, -2);
    expect(ask(`geo::distance(${paris}, ${paris})`)).toBe(0);
    expect(ask(`geo::distance(${paris}, ${polygon(square(0, 4))})`)).toBeNull();
    expect(ask(`geo::distance(${paris}, 3)`)).toBeNull();
  });

  it('orders and filters documents by what is near', () => {
    const places = [
      { _id: 'far', at: { lat: 10, lng: 10 } },
      { _id: 'nowhere' },
      { _id: 'near', at: { lat: 1, lng: 1 } },
    ];
    const near = 'geo::distance(at, geo::latLng(0, 0))';
    expect(ask(`* | order(${near})._id`, places)).toEqual(['near', 'far', 'nowhere']);
    expect(ask(`*[${near} < 500000]._id`, places)).toEqual(['near']);
  });
});

describe('geo::contains()', () => {
  const area = polygon(square(0, 10), square(4, 6));

  it.each([
    ['a point inside', point(2, 2), true],
    ['a point on the edge', point(0, 5), true],
    ['a point in the hole', point(5, 5), false],
    ['a point outside', point(11, 5), false],
    ['a line inside', line('[1, 1]', '[1, 9]', '[9, 9]'), true],
    ['a line through the hole', line('[1, 5]', '[9, 5]'), false],
    ['a line that leaves', line('[1, 1]', '[1, 11]'), false],
    ['an area inside', polygon(square(1, 3)), true],
    ['an area around the hole', polygon(square(3, 7)), false],
    ['an area that overlaps', polygon(square(8, 12)), false],
    [
      'points, one of them outside',
      '{"type": "MultiPoint", "coordinates": [[1, 1], [20, 1]]}',
      false,
    ],
  ])('knows of %s', (_what, shape, isContained) => {
    expect(ask(`geo::contains(${area}, ${shape})`)).toBe(isContained);
  });

  it('takes several areas, and is null for what is no shape', () => {
    const two = `{"type": "MultiPolygon", "coordinates": [[${square(0, 1)}], [${square(5, 6)}]]}`;
    expect(ask(`geo::contains(${two}, ${point(5.5, 5.5)})`)).toBe(true);
    expect(ask(`geo::contains(${two}, ${line('[0.5, 0.5]', '[5.5, 5.5]')})`)).toBe(false);
    expect(ask(`geo::contains(${two}, "here")`)).toBeNull();
  });
});

describe('geo::intersects()', () => {
  const area = polygon(square(0, 10), square(4, 6));

  it.each([
    ['an area that overlaps', polygon(square(8, 12)), true],
    ['an area around it', polygon(square(-5, 15)), true],
    ['an area in its hole', polygon(square(4.5, 5.5)), false],
    ['an area elsewhere', polygon(square(20, 30)), false],
    ['a line across', line('[-5, 2]', '[15, 2]'), true],
    ['a line past it', line('[-5, 12]', '[15, 12]'), false],
    ['a point inside', point(1, 1), true],
    ['a point in the hole', point(5, 5), false],
  ])('knows of %s, both ways round', (_what, shape, doesMeet) => {
    expect(ask(`geo::intersects(${area}, ${shape})`)).toBe(doesMeet);
    expect(ask(`geo::intersects(geo(${shape}), geo(${area}))`)).toBe(doesMeet);
  });

  it('knows where lines and points meet', () => {
    const diagonal = line('[0, 0]', '[4, 4]');
    expect(ask(`geo::intersects(${diagonal}, ${point(2, 2)})`)).toBe(true);
    expect(ask(`geo::intersects(${diagonal}, ${point(2, 3)})`)).toBe(false);
    expect(ask(`geo::intersects(${diagonal}, ${line('[0, 4]', '[4, 0]')})`)).toBe(true);
  });
});
