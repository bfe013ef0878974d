import { type ESTree, parseSync, Visitor } from 'vite';
import { forEachFree } from './free-names.ts';

/** What a built file takes from other modules. */
export interface BundleUses {
  /** Module -> the names that are imported from it, and those that are read from what `require` gave. */
  modules: Map<string, Set<string>>;
  /** Imported name -> the members that are read from it. */
  members: Map<string, Set<string>>;
  /** Loads whose module is known only when the file runs. */
  unknown: string[];
}

/** Reads a built file with a parser. Throws when it is no JavaScript. */
export function readBundleUses(file: string, code: string): BundleUses {
  const { program, errors } = parseSync(file, code);
  if (errors[0]) throw new Error(`${file} cannot be read: ${errors[0].message}`);
  const uses: BundleUses = { modules: new Map(), members: new Map(), unknown: [] };
  /** Local name -> imported name, and local name -> module for a whole module. */
  const names = new Map<string, string>();
  const wholes = new Map<string, string>();
  const take = (module: string, imported: string, local: string): void => {
    note(uses.modules, module, imported);
    if (module === 'electron') names.set(local, imported);
  };
  const load = (what: ESTree.Node | undefined, { start, end }: ESTree.Node): void => {
    const module = textOf(what);
    if (module === null) uses.unknown.push(code.slice(start, end));
    else note(uses.modules, module);
  };

  new Visitor({
    ImportDeclaration({ source, specifiers }) {
      note(uses.modules, source.value);
      for (const specifier of specifiers) {
        if (specifier.type === 'ImportSpecifier') take(source.value, nameOf(specifier.imported), specifier.local.name);
        else if (specifier.type === 'ImportDefaultSpecifier') take(source.value, 'default', specifier.local.name);
        else wholes.set(specifier.local.name, source.value);
      }
    },
    ExportNamedDeclaration({ source, specifiers }) {
      if (source) for (const { local } of specifiers) note(uses.modules, source.value, nameOf(local));
    },
    ExportAllDeclaration({ source }) {
      note(uses.modules, source.value);
    },
    ImportExpression(node) {
      load(node.source, node);
    },
    CallExpression(node) {
      if (isNamed(node.callee, 'require')) load(node.arguments[0], node);
      if (node.callee.type === 'MemberExpression' && isNamed(node.callee.property, 'getBuiltinModule'))
        load(node.arguments[0], node);
    },
    VariableDeclarator({ id, init }) {
      if (init?.type !== 'CallExpression' || !isNamed(init.callee, 'require')) return;
      const module = textOf(init.arguments[0]);
      if (module === null) return;
      if (id.type === 'Identifier') wholes.set(id.name, module);
      if (id.type !== 'ObjectPattern') return;
      for (const property of id.properties)
        if (property.type === 'Property' && property.value.type === 'Identifier')
          take(module, nameOf(property.key), property.value.name);
    },
  }).visit(program);

  forEachFree(program, (node) => {
    if (node.type !== 'MemberExpression') return;
    const { object, property, computed } = node;
    const name = (computed ? textOf(property) : nameOf(property)) ?? '(computed)';
    if (object.type === 'Identifier') {
      const module = wholes.get(object.name);
      const imported = names.get(object.name);
      if (module !== undefined) note(uses.modules, module, name);
      if (imported !== undefined) note(uses.members, imported, name);
    } else if (object.type === 'MemberExpression' && object.object.type === 'Identifier') {
      if (wholes.get(object.object.name) === 'electron') note(uses.members, nameOf(object.property), name);
    }
  });
  return uses;
}

function isNamed(node: ESTree.Node, name: string): boolean {
  return node.type === 'Identifier' && node.name === name;
}

function nameOf(node: ESTree.Node): string {
  if (node.type === 'Identifier' || node.type === 'PrivateIdentifier') return node.name;
  return textOf(node) ?? '(computed)';
}

function textOf(node: ESTree.Node | undefined): string | null {
  if (node?.type === 'Literal' && typeof node.value === 'string') return node.value;
  if (node?.type === 'TemplateLiteral' && node.expressions.length === 0) return node.quasis[0]?.value.cooked ?? null;
  return null;
}

function note(map: Map<string, Set<string>>, key: string, name?: string): void {
  const known = map.get(key) ?? new Set();
  map.set(key, name === undefined ? known : known.add(name));
}
