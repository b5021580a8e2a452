/** The areas, in the order in which they run. */
export const areaNames = ['storage', 'delivery', 'schedules', 'tabs'] as const;

export type AreaName = (typeof areaNames)[number];
