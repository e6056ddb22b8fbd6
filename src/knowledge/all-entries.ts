import { concepts } from './entries/concepts.ts';
import { connector } from './entries/connector.ts';
import { consent } from './entries/consent.ts';
import { deregistration } from './entries/deregistration.ts';
import { deregistrationChannels } from './entries/deregistration-channels.ts';
import { devicePreparation } from './entries/device-preparation.ts';
import { devicePreparationIssues } from './entries/device-preparation-issues.ts';
import { devicePreparationSetup } from './entries/device-preparation-setup.ts';
import { deviceStates } from './entries/device-states.ts';
import { devicesAndFirmware } from './entries/devices-and-firmware.ts';
import { errorCodes } from './entries/error-codes.ts';
import { esp } from './entries/esp.ts';
import { eventIds } from './entries/event-ids.ts';
import { existingDevices } from './entries/existing-devices.ts';
import { faults } from './entries/faults.ts';
import { deviceFaults } from './entries/faults-of-devices.ts';
import { partnerCenterFaults } from './entries/faults-partner-center.ts';
import { findings } from './entries/findings.ts';
import { findingsRows } from './entries/findings-rows.ts';
import { groupsAndTags } from './entries/groups-and-tags.ts';
import { hashCollection } from './entries/hash-collection.ts';
import { hashMeaning } from './entries/hash-meaning.ts';
import { hybrid } from './entries/hybrid.ts';
import { importAndSync } from './entries/import-and-sync.ts';
import { importErrors } from './entries/import-errors.ts';
import { rareImportErrors } from './entries/import-errors-rare.ts';
import { issuesDeployment } from './entries/issues-deployment.ts';
import { hardwareIssues } from './entries/issues-hardware.ts';
import { issuesReports } from './entries/issues-reports.ts';
import { kbIndex } from './entries/kb-index.ts';
import { lenovo } from './entries/lenovo.ts';
import { modes } from './entries/modes.ts';
import { motherboard } from './entries/motherboard.ts';
import { motherboardScenarios } from './entries/motherboard-scenarios.ts';
import { policies } from './entries/policies.ts';
import { preProvisioning } from './entries/pre-provisioning.ts';
import { profileStates } from './entries/profile-states.ts';
import { profiles } from './entries/profiles.ts';
import { registration } from './entries/registration.ts';
import { registrationChannels } from './entries/registration-channels.ts';
import { requests } from './entries/requests.ts';
import { requirements } from './entries/requirements.ts';
import { reset } from './entries/reset.ts';
import { support } from './entries/support.ts';
import { type KnowledgeEntry, makeEntry } from './entry.ts';

/** Grouped by area; of two entries for one code or state the earlier area's comes first. */
const AREAS = [
  importErrors,
  rareImportErrors,
  deviceStates,
  profileStates,
  requests,
  faults,
  partnerCenterFaults,
  deviceFaults,
  findings,
  findingsRows,
  eventIds,
  errorCodes,
  issuesDeployment,
  hardwareIssues,
  issuesReports,
  kbIndex,
  deregistration,
  deregistrationChannels,
  motherboard,
  motherboardScenarios,
  importAndSync,
  hashCollection,
  hashMeaning,
  registration,
  registrationChannels,
  consent,
  lenovo,
  groupsAndTags,
  profiles,
  modes,
  preProvisioning,
  existingDevices,
  reset,
  esp,
  devicePreparation,
  devicePreparationSetup,
  devicePreparationIssues,
  hybrid,
  connector,
  devicesAndFirmware,
  policies,
  requirements,
  support,
  concepts,
];

/** Everything that Preflight can explain. */
export const ALL_ENTRIES: readonly KnowledgeEntry[] = AREAS.flat().map(makeEntry);
