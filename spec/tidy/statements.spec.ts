import { expect } from 'chai';
import { scan } from './source-text.ts';
import { blocksIn, insideBracket, partsOf } from './statements.ts';

/** The statements of a function with this body, each as its first line. */
function statements(body: string): readonly string[] {
  const text = `function f(): void {\n${body}\n}\n`;
  const { code } = scan(text);
  return partsOf(code, insideBracket(code, text.indexOf('\n'))).map(({ start }) => text.slice(start).split('\n')[0] as string);
}

/** What the blocks in a text begin with. */
function blocks(text: string): readonly string[] {
  const { code } = scan(text);
  return blocksIn(code, { start: 0, end: code.length }).map(({ start, end }) => text.slice(start, end).trim());
}

describe('the statements of a block', () => {
  it('end with their semicolon, not with one inside of them', () => {
    expect(statements("  const a = ';';\n  queue(() => {\n    go();\n  });\n  return { a };")).to.deep.equal([
      "const a = ';';",
      'queue(() => {',
      'return { a };',
    ]);
  });

  it('take along what belongs to their head', () => {
    const choice = '  if (a) go();\n  else if (b) {\n    go();\n  } else come();\n';
    const attempt = '  try {\n    go();\n  } catch {\n    come();\n  } finally {\n    leave();\n  }\n';
    const loops = '  for (const a of b) {\n    go();\n  }\n  while (b) go();\n  do go();\n  while (c);\n';
    const declarations = '  function g(): void {\n    go();\n  }\n  class A {\n    b = 1;\n  }\n';

    expect(statements(`${choice}  leave();`)).to.deep.equal(['if (a) go();', 'leave();']);
    expect(statements(`${attempt}  if (a) go();`)).to.deep.equal(['try {', 'if (a) go();']);
    expect(statements(`${loops}  leave();`)).to.deep.equal(['for (const a of b) {', 'while (b) go();', 'do go();', 'leave();']);
    expect(statements(`${declarations}  leave();`)).to.deep.equal(['function g(): void {', 'class A {', 'leave();']);
  });

  it('are parted by commas where there are no statements', () => {
    const text = 'go({\n  a: 1,\n  b: [2, 3],\n});\n';
    const { code } = scan(text);

    expect(partsOf(code, insideBracket(code, text.indexOf('a: 1')))).to.have.length(2);
  });

  it('are those of each clause of a switch', () => {
    const text = "switch (a) {\n  case 'b':\n    if (c) {\n      go();\n    }\n    break;\n  default:\n    come();\n}\n";
    const { code } = scan(text);

    expect(partsOf(code, insideBracket(code, text.indexOf('case')))).to.have.length(3);
  });
});

describe('the blocks in a text', () => {
  it('are bodies of functions and of statements', () => {
    expect(blocks('const a = () => {\n  b();\n};\n')).to.deep.equal(['b();']);
    expect(blocks("function a(b: { c: 1 }): 'd' | { e: 2 } {\n  f();\n}\n")).to.deep.equal(['f();']);
    expect(blocks('if (a) {\n  b();\n} else {\n  c();\n}\n')).to.deep.equal(['b();', 'c();']);
  });

  it('are neither objects, nor types, nor placeholders of templates', () => {
    expect(blocks('const a = { b: 1 };\n')).to.deep.equal([]);
    expect(blocks('const { a } = b as { c: 1 };\n')).to.deep.equal([]);
    expect(blocks('const a = b ? go() : { c: 1 };\n')).to.deep.equal([]);
    expect(blocks('const a = `${b}${c} (${d})`;\n')).to.deep.equal([]);
  });
});
