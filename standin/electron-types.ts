import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type ESTree, parseSync, Visitor } from 'vite';

/** What electron.d.ts declares, read with a parser. */
export interface ElectronTypes {
  /** Every value that `import … from 'electron'` can name -> the class or interface that it is. */
  exports: Map<string, string>;
  /** The exports that a renderer has. */
  rendererExports: Set<string>;
  /** Class or interface -> its members, those that it inherits from Electron's own included. */
  members(type: string): Set<string>;
}

interface Declared {
  members: Set<string>;
  base: string | null;
}

export function readElectronTypes(): ElectronTypes {
  const file = createRequire(import.meta.url).resolve('electron/electron.d.ts');
  const { program, errors } = parseSync(file, readFileSync(file, 'utf8'));
  if (errors[0]) throw new Error(`electron.d.ts cannot be read: ${errors[0].message}`);
  const types = new Map<string, Declared>();
  const values = new Map<string, Map<string, string>>();
  let namespace = '';
  new Visitor({
    TSModuleDeclaration({ id }) {
      if (id.type === 'Identifier') namespace = id.name;
    },
    VariableDeclarator({ id }) {
      if (id.type !== 'Identifier') return;
      const type = id.typeAnnotation?.typeAnnotation;
      const name =
        type?.type === 'TSTypeQuery' ? type.exprName : type?.type === 'TSTypeReference' ? type.typeName : null;
      if (name?.type === 'Identifier') addTo(values, namespace, id.name, name.name);
    },
    ClassDeclaration({ id, superClass, body }) {
      const name = id?.name ?? '';
      if (body.body.length === 0 && superClass) addTo(values, namespace, name, name);
      else types.set(name, { members: membersOf(body.body), base: baseName(superClass) });
    },
    TSInterfaceDeclaration({ id, extends: bases, body }) {
      types.set(id.name, { members: membersOf(body.body), base: baseName(bases[0]?.expression ?? null) });
    },
  }).visit(program);
  const members = (type: string): Set<string> => {
    const declared = types.get(type);
    if (!declared) return new Set();
    return declared.base === null ? declared.members : new Set([...declared.members, ...members(declared.base)]);
  };
  return {
    exports: values.get('CrossProcessExports') ?? new Map(),
    rendererExports: new Set(values.get('Renderer')?.keys()),
    members,
  };
}

function addTo(values: Map<string, Map<string, string>>, namespace: string, name: string, type: string): void {
  const inNamespace = values.get(namespace) ?? new Map<string, string>();
  values.set(namespace, inNamespace.set(name, type));
}

function membersOf(body: (ESTree.ClassElement | ESTree.TSSignature)[]): Set<string> {
  return new Set(
    body.flatMap((member) => ('key' in member && member.key.type === 'Identifier' ? [member.key.name] : [])),
  );
}

/** Node's EventEmitter is told by the name under which electron.d.ts has it. */
function baseName(base: ESTree.Expression | null): string | null {
  if (base?.type === 'Identifier') return base.name;
  return base?.type === 'MemberExpression' && base.property.type === 'Identifier' ? base.property.name : null;
}
