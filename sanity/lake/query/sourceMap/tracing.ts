import type { ExprNode, ObjectAttributeNode } from 'groq-js';
import { publishedIdOf, releaseNameOf } from '../../store/document.ts';
import { isObject } from '../../store/json.ts';
import { referencesIn } from '../../store/references.ts';
import { call, type Implementation, isCall } from '../call.ts';
import { mapChildren } from '../mapTree.ts';
import { inside, NOTE_OF, Note, type Origins, SPLAT } from './origins.ts';

/**
 * Takes the tree of a query and the origins that its documents are shown with; returns a tree that
 * hands values through with their notes, and computes with values that have none.
 */
export function tracing(tree: ExprNode, origins: Origins): ExprNode {
  /** The same expression with a result that carries no note. */
  const plain = (node: ExprNode): ExprNode => {
    const traced = through(node);
    return isFreeOfText(node) ? traced : call(([value]) => origins.plain(value), [traced]);
  };

  /** The same expression, whose result may carry notes. */
  const through = (node: ExprNode): ExprNode => {
    switch (node.type) {
      case 'Filter':
        return { ...node, base: through(node.base), expr: plain(node.expr) };
      case 'Select':
        return {
          ...node,
          alternatives: node.alternatives.map((each) => {
            return { ...each, condition: plain(each.condition), value: through(each.value) };
          }),
          ...(node.fallback ? { fallback: through(node.fallback) } : {}),
        };
      case 'Object':
        if (isCall(node)) return mapChildren(node, plain);
        return { ...node, attributes: node.attributes.flatMap(attribute) };
      case 'PipeFuncCall':
        return { ...node, base: through(node.base), args: node.args.map(plain) };
      case 'Asc':
      case 'Desc':
      case 'And':
      case 'Or':
      case 'Not':
      case 'Neg':
      case 'Pos':
      case 'InRange':
        return mapChildren(node, plain);
      case 'OpCall':
        // Both objects and arrays can be added; they come through whole.
        return mapChildren(node, node.op === '+' ? through : plain);
      case 'FuncCall':
        return calling(node);
      default:
        return mapChildren(node, through);
    }
  };

  /** An attribute, and a note of where it comes from: numbers cannot carry one themselves. */
  const attribute = (node: ObjectAttributeNode, index: number): ObjectAttributeNode[] => {
    const value = through(node.value);
    if (node.type === 'ObjectAttributeValue') {
      const name = `${NOTE_OF}${node.name}`;
      const [origin, step] = node.value.type === 'AccessAttribute' ? partOf(node.value) : [];
      return [
        { ...node, value },
        { type: 'ObjectAttributeValue', name, value: noteOf(origin, step) },
      ];
    }
    const name = `${NOTE_OF}${SPLAT}${index}`;
    const noted: ObjectAttributeNode = {
      type: 'ObjectAttributeValue',
      name,
      value: noteOf(node.value),
    };
    if (node.type === 'ObjectSplat') return [{ ...node, value }, noted];
    const condition = plain(node.condition);
    return [
      { ...node, condition, value },
      { ...node, condition, value: { type: 'Object', attributes: [noted] } },
    ];
  };

  const noteOf = (node: ExprNode | undefined, step?: string): ExprNode => {
    if (!node) return { type: 'Value', value: null };
    return call(
      ([value]) => {
        const origin = typeof value === 'object' && value ? origins.ofObject(value) : undefined;
        return new Note(origin && step !== undefined ? inside(origin, step) : origin);
      },
      [through(node)],
    );
  };

  const calling = (node: Extract<ExprNode, { type: 'FuncCall' }>): ExprNode => {
    const name = `${node.namespace}::${node.name}`;
    if (HANDING_THROUGH.has(name)) return mapChildren(node, through);
    if (name === 'releases::all') return through(RELEASES);
    const lookAround = LOOKING_AROUND[name];
    if (!lookAround) return mapChildren(node, plain);
    return call(lookAround, [plain({ type: 'This' }), ...node.args.map(plain)]);
  };

  return through(tree);
}

/** An attribute that is read, as the expression of its object and its name. */
function partOf({
  base,
  name,
}: Extract<ExprNode, { type: 'AccessAttribute' }>): [ExprNode, string] {
  return [base ?? { type: 'This' }, name];
}

/** Functions whose result is one of their arguments, or part of one. */
const HANDING_THROUGH = new Set(['global::coalesce', 'array::compact']);

/** Functions that read the document around them, which comes first, besides their arguments. */
const LOOKING_AROUND: Record<string, Implementation> = {
  'global::references': ([here, ...targets]) => {
    const wanted = new Set(targets.flat());
    return referencesIn(here).some(({ target }) => wanted.has(target));
  },
  'sanity::versionOf': ([here, id]) => {
    return ofDocument(here, id, (own) => own === id || publishedIdOf(own) === id);
  },
  'sanity::partOfRelease': ([here, name]) => {
    return ofDocument(here, name, (own) => releaseNameOf(own) === name);
  },
};

function ofDocument(here: unknown, argument: unknown, is: (id: string) => boolean) {
  if (typeof argument !== 'string' || !isObject(here)) return undefined;
  return typeof here._id === 'string' ? is(here._id) : undefined;
}

/** `releases::all()`, in plain GROQ. */
const RELEASES: ExprNode = {
  type: 'Filter',
  base: { type: 'Everything' },
  expr: {
    type: 'OpCall',
    op: '==',
    left: { type: 'AccessAttribute', name: '_type' },
    right: { type: 'Value', value: 'system.release' },
  },
};

/** What can only be a condition, a number or a constant. The order of results looks into Asc and Desc. */
function isFreeOfText(node: ExprNode): boolean {
  switch (node.type) {
    case 'Value':
    case 'Parameter':
    case 'And':
    case 'Or':
    case 'Not':
    case 'Neg':
    case 'Pos':
    case 'InRange':
    case 'Asc':
    case 'Desc':
      return true;
    case 'OpCall':
      return node.op !== '+';
    // score() looks into boost().
    case 'FuncCall':
      return !HANDING_THROUGH.has(`${node.namespace}::${node.name}`) && node.name !== 'all';
    default:
      return false;
  }
}
