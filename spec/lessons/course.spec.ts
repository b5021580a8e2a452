import { readdirSync } from 'node:fs';
import { expect } from 'chai';
import { course } from '../../lib/lessons/course.ts';
import { partOf } from '../../lib/lessons/play.ts';
import { algorithms } from '../../lib/trace/algorithms.ts';
import { typeScriptFiles } from '../tidy/repository.ts';

const root = new URL('../../', import.meta.url);

/** Sections that no algorithm of ours has; looked up by hand, in November 2026. */
const sections: ReadonlySet<string> = new Set([
  'https://html.spec.whatwg.org/multipage/#webstorage',
  'https://html.spec.whatwg.org/multipage/#concept-origin-opaque',
]);

describe('the course', () => {
  it('has twelve lessons, one in each file, and each name once', () => {
    const files = readdirSync(new URL('lib/lessons/course/', root)).map((file) => file.replace('.ts', ''));

    expect(course).to.have.length(12);
    expect(course.map(({ name }) => name).toSorted()).to.deep.equal(files.toSorted());
  });

  it('has four groups, whose lessons stand together', () => {
    const groups = course.map(({ group }) => group);
    const begun = groups.filter((group, index) => group !== groups[index - 1]);

    expect(new Set(groups)).to.have.property('size', 4);
    expect(begun).to.have.length(4);
  });

  it('names places of standards that are there: those of our own algorithms, and a few more', () => {
    const headers = typeScriptFiles('lib').flatMap(({ text }) =>
      [...text.matchAll(/^ *\/\/ (https:\S+)$/gm)].map(([, url]) => url),
    );
    const links = new Set([...headers, ...Object.values(algorithms).map((algorithm) => algorithm?.link)]);
    const cited = course.flatMap((lesson) => [...lesson.standard, ...lesson.variant.standard].map(({ url }) => url));

    const unknown = cited.filter((url) => !links.has(url) && !sections.has(url));

    expect(unknown).to.deep.equal([]);
  });

  it('shows the page of each setting, and a variant that differs in it or in its options', () => {
    for (const lesson of course) {
      const [page, other] = (['lesson', 'variant'] as const).map((name) => partOf(lesson, name));

      expect(page?.page, lesson.name).to.be.a('string');
      expect([page?.page, page?.options], lesson.name).not.to.deep.equal([other?.page, other?.options]);
    }
  });
});
