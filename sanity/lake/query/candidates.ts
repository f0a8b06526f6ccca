import type { ExprNode } from 'groq-js';
import type { LakeDocument } from '../store/document.ts';
import { byId } from '../store/valueIndex.ts';
import type { Snapshot } from './snapshot.ts';

/**
 * Takes the condition of `*[…]`; returns documents among which all that meet it are, found by index
 * and ordered by `_id`, or undefined if no part of it can be looked up.
 */
export function candidates(
  condition: ExprNode,
  snapshot: Snapshot,
  parameters: Record<string, unknown>,
): LakeDocument[] | undefined {
  switch (condition.type) {
    case 'Group':
      return candidates(condition.base, snapshot, parameters);
    case 'And': {
      const left = candidates(condition.left, snapshot, parameters);
      const right = candidates(condition.right, snapshot, parameters);
      return left && right ? (left.length <= right.length ? left : right) : (left ?? right);
    }
    case 'Or': {
      const left = candidates(condition.left, snapshot, parameters);
      const right = candidates(condition.right, snapshot, parameters);
      return left && right && byId([...new Set([...left, ...right])]);
    }
    case 'OpCall': {
      if (condition.op !== '==' && condition.op !== 'in') return undefined;
      const sides = [condition.left, condition.right] as const;
      const [attribute, constant] =
        condition.op === '==' && isConstant(sides[0]) ? [sides[1], sides[0]] : sides;
      const lookUp = lookUpBy(attribute, snapshot);
      if (!lookUp || !isConstant(constant)) return undefined;
      const value = constantValue(constant, parameters);
      if (condition.op === '==') return typeof value === 'string' ? lookUp(value) : undefined;
      return Array.isArray(value) ? union(value, lookUp) : undefined;
    }
    case 'FuncCall': {
      if (condition.namespace !== 'global' || condition.name !== 'references') return undefined;
      if (!condition.args.every(isConstant)) return undefined;
      const targets = condition.args.flatMap((each) => constantValue(each, parameters));
      return union(targets, (id) => snapshot.listed(snapshot.dataset.byReference, id));
    }
    default:
      return undefined;
  }
}

function union(values: unknown[], lookUp: (value: string) => LakeDocument[]): LakeDocument[] {
  const keys = [...new Set(values.filter((value) => typeof value === 'string'))];
  const [only] = keys;
  if (only !== undefined && keys.length === 1) return lookUp(only);
  return byId([...new Set(keys.flatMap(lookUp))]);
}

/** Which index answers a question about this attribute of the document itself. */
function lookUpBy(node: ExprNode, snapshot: Snapshot) {
  if (node.type === 'Group') return lookUpBy(node.base, snapshot);
  if (node.type !== 'AccessAttribute') return undefined;
  const { dataset } = snapshot;
  if (!node.base || node.base.type === 'This') {
    if (node.name === '_id') return (id: string) => [snapshot.get(id) ?? []].flat();
    if (node.name === '_type') return (type: string) => snapshot.listed(dataset.byType, type);
    return undefined;
  }
  const isSlug =
    node.name === 'current' &&
    node.base.type === 'AccessAttribute' &&
    node.base.name === 'slug' &&
    (!node.base.base || node.base.base.type === 'This');
  return isSlug ? (slug: string) => snapshot.listed(dataset.bySlug, slug) : undefined;
}

function isConstant(node: ExprNode): boolean {
  if (node.type === 'Array') {
    return node.elements.every((each) => !each.isSplat && isConstant(each.value));
  }
  return node.type === 'Value' || node.type === 'Parameter';
}

/** The value of a node for which `isConstant` holds. */
function constantValue(node: ExprNode, parameters: Record<string, unknown>): unknown {
  if (node.type === 'Value') return node.value;
  if (node.type === 'Parameter') return parameters[node.name];
  if (node.type === 'Array') {
    return node.elements.map((each) => constantValue(each.value, parameters));
  }
  return undefined;
}
