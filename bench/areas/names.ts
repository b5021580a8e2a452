/** The areas, in the order in which they run. */
export const areaNames = [
  'storage',
  'channels',
  'delivery',
  'exploring',
  'frames',
  'locks',
  'modules',
  'navigables',
  'profile',
  'schedules',
  'tabs',
] as const;

export type AreaName = (typeof areaNames)[number];
