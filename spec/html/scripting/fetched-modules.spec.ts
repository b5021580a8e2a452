import { expect } from 'chai';
import type { ModuleText } from '../../../lib/ecmascript/modules/module-text.ts';
import type { HostResponse } from '../../../lib/fetch/response.ts';
import { FetchedModules } from '../../../lib/html/scripting/fetched-modules.ts';

const url = 'https://a.example/m.js';
const options = { crossOrigin: 'use-credentials', delaysLoad: false };

function fetched(answer: () => Promise<Partial<HostResponse>>): { modules: FetchedModules; told: unknown[] } {
  const told: unknown[] = [];
  const modules = new FetchedModules({
    fetch: async (...asked) => {
      told.push(asked);
      return { url, status: 200, headers: [], body: '', ...(await answer()) } as HostResponse;
    },
    compile: (source, at) => {
      told.push(`compile ${source} of ${at}`);
      return { url: at } as ModuleText;
    },
    parseJSON: (source) => JSON.parse(source) as unknown,
  });
  return { modules, told };
}

describe("modules of a page's server", () => {
  it('are asked for with the credentials mode of their element, and parsed when they are needed', async () => {
    const { modules, told } = fetched(() => Promise.resolve({ body: 'let a', headers: [['content-type', 'text/javascript']] }));

    const found = await modules.fetch(url, 'javascript', options);
    const before = [...told];
    found?.parse();

    expect(before).to.deep.equal([[url, 'module', options]]);
    expect(told.slice(1)).to.deep.equal([`compile let a of ${url}`]);
  });

  it('are JSON where that was asked for', async () => {
    const { modules } = fetched(() => Promise.resolve({ body: '{ "a": 1 }', headers: [['content-type', 'application/json']] }));

    const found = await modules.fetch(url, 'json', options);

    expect([...(found?.parse().localExports.keys() ?? [])]).to.deep.equal(['default']);
  });

  it('are those of the URL that redirects led to', async () => {
    const to = 'https://a.example/to.js';
    const { modules, told } = fetched(() => Promise.resolve({ url: to, headers: [['content-type', 'text/javascript']] }));

    const found = await modules.fetch(url, 'javascript', options);
    found?.parse();

    expect([found?.url, told[1]]).to.deep.equal([to, `compile  of ${to}`]);
  });

  it('do not come with an error status, with another type, or without an answer', async () => {
    const [missing, down] = [fetched(() => Promise.resolve({ status: 404 })), fetched(() => Promise.reject(new Error('down')))];

    const text = fetched(() => Promise.resolve({ headers: [['content-type', 'text/plain']] }));

    expect([
      await text.modules.fetch(url, 'javascript', options),
      await missing.modules.fetch(url, 'javascript', options),
      await down.modules.fetch(url, 'javascript', options),
    ]).to.deep.equal([null, null, null]);
  });
});
