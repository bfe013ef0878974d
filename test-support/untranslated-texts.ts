import { type ESTree, parseSync, Visitor } from 'vite';

/** A text for a person that stands in the code instead of in shared/language. */
export interface UntranslatedText {
  line: number;
  text: string;
}

/** Properties and attributes whose value a person reads, whatever it looks like. */
const textKeys =
  /^(?:aria-(?:label|description|roledescription|valuetext|placeholder)|alt|title|placeholder|label|description|hint|message|headline|[a-z]+Label|[a-z]+Title|valueText)$/;
/** Two words or more, the first of which begins like a sentence; or a single word with an ellipsis. */
const looksLikeText = /^[^A-Za-z]*[A-ZÄÖÜ][a-zäöüß']+(?:,|\.|:|;)? .*[a-z]|[a-z]…$|\S ?[a-z]{2,} [a-z]{2,} [a-z]{2,}/;
const hasLetters = /[A-Za-z]{2}/;
/** What these are given is read by those who look for faults. */
const forTheLog = /^(?:log\.|console\.|(?:new )?(?:Type|Range)?Error$)/;

/**
 * Finds texts by where they stand (text of an element, a label, a title) and by how they look (several words).
 *
 * @param code TypeScript, with or without JSX
 * @throws where it does not parse
 */
export function untranslatedTexts(file: string, code: string): UntranslatedText[] {
  const { program, errors } = parseSync(file, code);
  if (errors[0]) throw new Error(`${file} cannot be read: ${errors[0].message}`);
  const found = new Map<number, string>();
  const exempt: { start: number; end: number }[] = [];
  const isExempt = (at: number): boolean => exempt.some(({ start, end }) => at >= start && at < end);
  const add = (at: number, text: string): void => {
    if (hasLetters.test(text) && !isExempt(at)) found.set(at, text.trim());
  };
  const addValue = (value: ESTree.Node | null): void => {
    if (value === null) return;
    if (value.type === 'Literal' && typeof value.value === 'string') add(value.start, value.value);
    else if (value.type === 'TemplateLiteral') add(value.start, wordsOf(value));
    else if (value.type === 'JSXExpressionContainer') addValue(value.expression);
    else if (value.type === 'ConditionalExpression') {
      addValue(value.consequent);
      addValue(value.alternate);
    } else if (value.type === 'LogicalExpression') addValue(value.right);
  };
  const exemptCall = (callee: ESTree.Node, from: number, to: number): void => {
    if (forTheLog.test(code.slice(callee.start, callee.end))) exempt.push({ start: from, end: to });
  };
  new Visitor({
    CallExpression: ({ callee, start, end }) => exemptCall(callee, start, end),
    NewExpression: ({ callee, start, end }) => exemptCall(callee, start, end),
    ImportDeclaration: ({ start, end }) => void exempt.push({ start, end }),
    TSLiteralType: ({ start, end }) => void exempt.push({ start, end }),
    JSXText: ({ start, value }) => add(start, value),
    JSXElement: ({ children }) => {
      for (const child of children) if (child.type === 'JSXExpressionContainer') addValue(child);
    },
    JSXAttribute: ({ name, value }) => {
      if (name.type === 'JSXIdentifier' && textKeys.test(name.name)) addValue(value);
    },
    Property: ({ key, value }) => {
      const name = key.type === 'Identifier' ? key.name : key.type === 'Literal' ? String(key.value) : '';
      if (textKeys.test(name)) addValue(value);
    },
    Literal: ({ start, value }) => {
      if (typeof value === 'string' && looksLikeText.test(value)) add(start, value);
    },
    TemplateLiteral: (literal) => {
      if (looksLikeText.test(wordsOf(literal))) add(literal.start, wordsOf(literal));
    },
  }).visit(program);
  return [...found]
    .sort(([a], [b]) => a - b)
    .map(([at, text]) => ({ line: code.slice(0, at).split('\n').length, text }));
}

const wordsOf = ({ quasis }: ESTree.TemplateLiteral): string => quasis.map(({ value }) => value.cooked ?? '').join('#');
