import type { Check } from '../facts.ts';

/** Blocks a plan whose list has another number of devices than the person stated, until they confirm it. */
export const checkCount: Check = ({ statedCount, devices }) => {
  if (statedCount === null || devices.length === 0 || statedCount === devices.length) return {};
  const listed = devices.length === 1 ? '1 device' : `${devices.length} devices`;
  return {
    findings: [
      {
        code: 'count.differs',
        severity: 'error',
        message: `You wrote ${statedCount}, but the list has ${listed}. Give the whole list again, or press Go on with ${devices.length}.`,
        lines: [],
        serials: [],
        blocks: true,
      },
    ],
  };
};
