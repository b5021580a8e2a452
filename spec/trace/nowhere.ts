/** Of a failure of a page without a place. */
export const nowhere = { url: 'https://a.example/', line: 0, column: 0, stack: '', by: 'page' } as const;
