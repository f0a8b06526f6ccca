import type { ExprNode, ObjectNode } from 'groq-js';

/** What a function of our own makes of its arguments; undefined stands for null. */
export type Implementation = (args: readonly unknown[]) => unknown;

/** The question to which the object of a call does its work. */
const ANSWERING = 'hasOwnProperty';

/** Whether an object is that of a call, which holds the arguments. */
export function isCall({ attributes }: ObjectNode): boolean {
  return attributes.some((each) => {
    if (each.type !== 'ObjectAttributeValue' || each.name !== ANSWERING) return false;
    return each.value.type === 'Value' && typeof each.value.value === 'function';
  });
}

/**
 * Takes a function and the expressions of its arguments; returns an expression of its result.
 *
 * groq-js knows a fixed set of functions. But to read an attribute it asks the object itself whether
 * it has one: this object holds the arguments, and on that question works out the attribute.
 */
export function call(implementation: Implementation, args: ExprNode[]): ExprNode {
  function answer(this: { args: unknown[]; result?: unknown }): boolean {
    this.result = implementation(this.args);
    return true;
  }
  const elements = args.map((value) => ({ type: 'ArrayElement' as const, isSplat: false, value }));
  const answering: ExprNode = {
    type: 'Object',
    attributes: [
      { type: 'ObjectAttributeValue', name: 'args', value: { type: 'Array', elements } },
      {
        type: 'ObjectAttributeValue',
        name: ANSWERING,
        value: { type: 'Value', value: answer },
      },
    ],
  };
  return { type: 'AccessAttribute', base: answering, name: 'result' };
}
