/**
 * Raised with every change of what a projection makes of an event: an unfinished rebuild of another version is begun anew.
 */
export const projectionVersion = 1;
