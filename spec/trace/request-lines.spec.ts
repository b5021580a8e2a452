import { expect } from 'chai';
import { Actors } from '../../lib/trace/actors.ts';
import { isFailure, RequestLines } from '../../lib/trace/request-lines.ts';

const at = { i: 0, ms: 0, step: 0 };
const request = (id: number, document: number | null, url = 'https://a.example/x') =>
  ({ ...at, type: 'request', request: id, tab: 'tab1', document, method: 'POST', url }) as const;
const response = (id: number, status: number) => ({ ...at, type: 'response', request: id, status }) as const;

describe('the lines of a request', () => {
  const actors = new Actors();
  const created = { type: 'document-created', document: 1, tab: 'tab1', url: 'https://a.example/', origin: 'https://a.example' };
  actors.note({ ...at, ...created, type: 'document-created' });

  it('are one for what a page asks for, and one for how it is answered', () => {
    const lines = new RequestLines(false, actors);

    expect(lines.asked(request(1, 1))).to.deep.equal({ tab: 'tab1', mark: '↑', text: 'POST /x', tone: 'plain' });
    expect(lines.asked(request(2, 1, 'https://b.example/y'))).to.include({ text: 'POST b.example/y' });
    expect([lines.tabOf(1), lines.tabOf(3), lines.tabOf(undefined)]).to.deep.equal(['tab1', null, null]);
    expect(lines.answered(response(1, 204))).to.deep.equal({ tab: 'tab1', mark: '↓', text: '/x: 204', tone: 'plain' });
    expect(lines.answered(response(2, 0))).to.deep.equal({
      tab: 'tab1',
      mark: '✗',
      text: 'b.example/y: network error',
      tone: 'bad',
    });
  });

  it('say why no response came, where that is known', () => {
    const lines = new RequestLines(false, actors);
    const failed = (reason: string): unknown => {
      lines.asked(request(1, 1));
      return lines.answered({ ...response(1, 0), reason })?.text;
    };

    expect([failed('POST https://a.example/x was not answered: down.'), failed('The document is gone.')]).to.deep.equal([
      '/x: network error, was not answered: down',
      '/x: network error, The document is gone',
    ]);
  });

  it('tell that a request was aborted: of a navigation in full only, and not of what is not known', () => {
    const [story, full] = [new RequestLines(false, actors), new RequestLines(true, actors)];
    for (const lines of [story, full]) {
      lines.asked(request(1, 1));
      lines.asked(request(2, null));
    }
    const aborted = (lines: RequestLines, id: number): unknown => lines.aborted({ ...at, type: 'request-aborted', request: id });

    expect([1, 2, 9].map((id) => aborted(story, id))).to.deep.equal([
      { tab: 'tab1', mark: '✗', text: '/x: aborted', tone: 'bad' },
      null,
      null,
    ]);
    expect(aborted(full, 2)).to.deep.equal({ tab: 'tab1', mark: '·', text: 'a.example/x: aborted', tone: 'dim' });
  });

  it('are told of a navigation in full only, and of what is not known', () => {
    const [story, full] = [new RequestLines(false, actors), new RequestLines(true, actors)];

    for (const lines of [story, full]) lines.asked(request(1, null));

    expect([story.answered(response(1, 200)), story.answered(response(9, 200))]).to.deep.equal([null, null]);
    expect(full.asked(request(2, null))).to.include({ mark: '·', text: 'POST a.example/x' });
    expect(full.answered(response(1, 500))).to.include({ tab: 'tab1', mark: '·', text: 'response 500' });
    expect(full.answered(response(9, 200))).to.include({ tab: null, mark: '·', text: 'response 200' });
  });

  it('know which answers are none', () => {
    expect([0, 200, 399, 400, 500].map((status) => isFailure(response(1, status)))).to.deep.equal([
      true,
      false,
      false,
      true,
      true,
    ]);
  });
});
