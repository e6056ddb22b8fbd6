import { z } from 'zod';

/**
 * Names of the service's error codes for a device.
 *
 * Sources: Microsoft Learn, "Import Windows Autopilot device CSV files errors" (806, 808); "Troubleshoot Windows
 * Autopilot device import and enrollment" (819 in its picture of the import dialog); the rest from Microsoft's
 * "Register devices in Microsoft Managed Desktop".
 */
const DEVICE_ERROR_NAMES: Readonly<Record<number, string>> = {
  0: 'None',
  640: 'StorageError',
  801: 'InvalidZtdRequestBody',
  802: 'InvalidZtdHardwareHash',
  803: 'MissingZtdSerialNumberAndProductKey',
  806: 'ZtdDeviceAlreadyAssigned',
  807: 'ZtdDeviceIsNotRegistered',
  808: 'ZtdDeviceAssignedToOtherTenant',
  809: 'ZtdProfileIsNotRegistered',
  810: 'ZtdProfileAssignedToOtherTenant',
  811: 'ZtdDeviceRegisteredByOtherTenant',
  812: 'ZtdDeviceNotFound',
  813: 'ZtdDeviceIsNotUnique',
  814: 'ZtdDeviceAlreadyAadRegistered',
  819: 'ZtdDeviceDuplicated',
};

/** How the import of a device ends, whatever the device is: for one serial number, or for every n-th device. */
export const outcomeSchema = z
  .strictObject({
    serial: z.string().min(1).optional(),
    every: z.number().int().min(1).optional(),
    /** 0: complete, whatever the service would say of the device. */
    code: z.number().int().min(0),
    /** Absent: the service's own name for the code. */
    name: z.string().optional(),
  })
  .refine((rule) => (rule.serial === undefined) !== (rule.every === undefined), {
    message: 'an outcome is either for one "serial" or for "every" n-th device',
  });

export type OutcomeRule = z.output<typeof outcomeSchema>;

export interface DeviceOutcome {
  readonly code: number;
  readonly name: string;
}

export interface Outcomes {
  /** `submittedSoFar`: how many devices were submitted before the rule was made; `every` counts from there. */
  add(rule: OutcomeRule, submittedSoFar: number): void;
  /** A rule for the serial number goes before a rule for every n-th device; the newest rule of a kind wins. */
  find(serial: string, submissionNumber: number): DeviceOutcome | undefined;
  list(): readonly OutcomeRule[];
}

export function createOutcomes(rules: readonly OutcomeRule[]): Outcomes {
  const kept: { rule: OutcomeRule; after: number }[] = rules.map((rule) => ({ rule, after: 0 }));

  return {
    add(rule, submittedSoFar) {
      kept.push({ rule, after: submittedSoFar });
    },
    find(serial, submissionNumber) {
      const newestFirst = kept.toReversed();
      const found =
        newestFirst.find(({ rule }) => rule.serial?.toUpperCase() === serial.toUpperCase()) ??
        newestFirst.find(({ rule, after }) => {
          const nth = submissionNumber - after;
          return rule.every !== undefined && nth > 0 && nth % rule.every === 0;
        });
      return found === undefined ? undefined : outcome(found.rule.code, found.rule.name);
    },
    list: () => kept.map(({ rule }) => rule),
  };
}

export function outcome(code: number, name?: string): DeviceOutcome {
  return { code, name: name ?? DEVICE_ERROR_NAMES[code] ?? `ZtdError${code}` };
}
