import type { ESTree } from 'vite';

/**
 * Visits every expression whose leftmost name is not declared by a function, block, loop or catch around it: what is
 * left over refers to the module's own names and to its imports.
 */
export function forEachFree(program: ESTree.Program, visit: (node: ESTree.Node) => void): void {
  for (const statement of program.body) walk(statement, new Set(), visit);
}

function walk(node: ESTree.Node, shadowed: ReadonlySet<string>, visit: (node: ESTree.Node) => void): void {
  const declared = scopeNames(node);
  const inside = declared.length > 0 ? new Set([...shadowed, ...declared]) : shadowed;
  const leftmost = leftmostName(node);
  if (leftmost === null || !inside.has(leftmost)) visit(node);
  for (const child of childrenOf(node)) walk(child, inside, visit);
}

function childrenOf(node: ESTree.Node): ESTree.Node[] {
  return Object.values(node).flatMap((value: unknown) =>
    Array.isArray(value) ? value.filter(isNode) : isNode(value) ? [value] : [],
  );
}

function isNode(value: unknown): value is ESTree.Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

function leftmostName(node: ESTree.Node): string | null {
  if (node.type === 'Identifier') return node.name;
  return node.type === 'MemberExpression' ? leftmostName(node.object) : null;
}

/** The names that a node declares for what is inside of it. */
function scopeNames(node: ESTree.Node): string[] {
  switch (node.type) {
    case 'FunctionDeclaration':
    case 'FunctionExpression':
    case 'ArrowFunctionExpression':
      return node.params.flatMap((param) => boundNames(param));
    case 'BlockStatement':
      return node.body.flatMap(declaredNames);
    case 'ForStatement':
      return node.init ? declaredNames(node.init) : [];
    case 'ForInStatement':
    case 'ForOfStatement':
      return declaredNames(node.left);
    case 'CatchClause':
      return node.param ? boundNames(node.param) : [];
    default:
      return [];
  }
}

function declaredNames(node: ESTree.Node): string[] {
  if (node.type === 'VariableDeclaration') return node.declarations.flatMap(({ id }) => boundNames(id));
  if (node.type === 'FunctionDeclaration' || node.type === 'ClassDeclaration') return node.id ? [node.id.name] : [];
  return [];
}

/** The names in a pattern: `{ a, b: [c = 1], ...d }` binds a, c and d. */
function boundNames(pattern: ESTree.Node): string[] {
  switch (pattern.type) {
    case 'Identifier':
      return [pattern.name];
    case 'ObjectPattern':
      return pattern.properties.flatMap((property) =>
        boundNames(property.type === 'Property' ? property.value : property),
      );
    case 'ArrayPattern':
      return pattern.elements.flatMap((element) => (element ? boundNames(element) : []));
    case 'AssignmentPattern':
      return boundNames(pattern.left);
    case 'RestElement':
      return boundNames(pattern.argument);
    default:
      return [];
  }
}
