import type { Trace } from '../trace/reader.ts';
import type { StoryDetail } from '../trace/story.ts';

/** How a drawing looks, where a format has a say in it. */
export interface Look {
  readonly width: number;
  readonly color: boolean;
  readonly ascii: boolean;
  readonly detail: StoryDetail;
  /** What a picture or a report is called. Default: what it calls itself. */
  readonly title?: string;
}

/** What a trace can be written as. */
export interface TraceFormat {
  /** What the names of files end with that have it, where nobody says it. */
  readonly extensions: readonly string[];
  /** The whole text, in pieces. */
  write(trace: Trace, look: Look): Iterable<string>;
}

export type Format = 'text' | 'json' | 'mermaid' | 'svg' | 'html' | 'perfetto' | 'shiviz';

/** All of them by name: what `--format` takes. */
export const formats: Readonly<Record<Format, TraceFormat>> = {
  text: {
    extensions: ['.txt'],
    write: (trace, { width, color, ascii, detail }) => [trace.toText({ width, color, ascii, detail })],
  },
  json: { extensions: ['.jsonl', '.json'], write: (trace) => trace.lines() },
  mermaid: { extensions: ['.mmd', '.mermaid'], write: (trace) => [trace.toMermaid()] },
  svg: { extensions: ['.svg'], write: (trace, look) => [trace.toSVG(titled(look))] },
  html: { extensions: ['.html', '.htm'], write: (trace, look) => [trace.toHTML(titled(look))] },
  perfetto: { extensions: ['.perfetto.json'], write: (trace) => trace.toPerfetto() },
  shiviz: { extensions: ['.shiviz', '.log'], write: (trace) => trace.toShiViz() },
};

/** Those that have a title. */
export const titledFormats: ReadonlySet<Format> = new Set<Format>(['svg', 'html']);

export const formatNames: readonly Format[] = Object.keys(formats) as Format[];

/** The format that the name of a file asks for: the one with the longest ending that it has. Undefined: with none. */
export function formatOf(file: string): Format | undefined {
  let [found, longest]: [Format | undefined, number] = [undefined, 0];
  for (const name of formatNames) {
    for (const extension of formats[name].extensions) {
      if (file.toLowerCase().endsWith(extension) && extension.length > longest) [found, longest] = [name, extension.length];
    }
  }
  return found;
}

function titled({ detail, title }: Look): { readonly detail: StoryDetail; readonly title?: string } {
  return title === undefined ? { detail } : { detail, title };
}
