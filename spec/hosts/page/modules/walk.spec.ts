import { expect } from 'chai';
import { parseModule } from '../../../../lib/hosts/page/modules/parse-module.ts';
import { walk } from '../../../../lib/hosts/page/modules/walk.ts';

describe('a walk through a parsed text', () => {
  const { program } = parseModule('f([, x]);');

  it('meets each node after those around it', () => {
    const met: string[] = [];

    walk(program, ({ type }, around) => void met.push(`${around.length} ${type}`));

    expect(met).to.deep.equal([
      '0 Program',
      '1 ExpressionStatement',
      '2 CallExpression',
      '3 Identifier',
      '3 ArrayExpression',
      '4 Identifier',
    ]);
  });

  it('leaves out what is in a node where it is told so', () => {
    const met: string[] = [];

    walk(program, ({ type }) => {
      met.push(type);
      return type !== 'CallExpression';
    });

    expect(met).to.deep.equal(['Program', 'ExpressionStatement', 'CallExpression']);
  });
});
