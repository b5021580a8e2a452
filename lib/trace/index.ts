export { algorithms, isTraceEventType, type Algorithm } from './algorithms.ts';
export { parseTrace } from './parse.ts';
export type { EventPlace, PlacedEvent } from './placed-event.ts';
export { Trace, type EventFilter, type TraceData, type TraceSource } from './reader.ts';
export type { StoryDetail } from './story.ts';
export { drawTimeline, type TimelineOptions } from './text-timeline.ts';
export type { FrequentEvent, TraceEvent, TraceEventBase, TraceEventOf, TraceEventType, TraceHeader } from './trace-event.ts';
export { mermaid, type MermaidOptions } from './views/mermaid.ts';
export { chromeTrace } from './views/perfetto/chrome-trace.ts';
