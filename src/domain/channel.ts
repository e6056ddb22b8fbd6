/** The roads into a customer's tenant. */
export const CHANNELS = ['intune', 'partner-center', 'oem-direct', 'manual-upload'] as const;

export type ChannelName = (typeof CHANNELS)[number];

/** What people see of a channel. */
export const CHANNEL_TITLES: Readonly<Record<ChannelName, string>> = {
  intune: 'Intune (Microsoft Graph)',
  'partner-center': 'Partner Center',
  'oem-direct': 'the OEM',
  'manual-upload': 'manual upload',
};
