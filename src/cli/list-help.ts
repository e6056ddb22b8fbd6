const LIMIT = `A list of any length is read in little memory. MAX_LIST_BYTES sets the
largest that is taken (67108864, which is 64 MiB, unless set).`;

/** What `preflight check --help` says beside its options. */
export const CHECK_HELP = `
Says what is wrong with a list of Autopilot devices, row by row, and what to do
about it. Known are the forms of Intune, Partner Center, the Microsoft 365
admin center, corporate identifiers, CIPP and Managed Desktop, in every
encoding; without --channel a list is judged for the channel that its form is
for. Nothing is changed.

For people the findings are counted by kind, the worst first, with the first
three of each. With --json all of them are printed, in the order of the list.

${LIMIT}

Exit status: 0 no error; 1 errors were found, or the file is no list; 2 the
file cannot be read, or the call is wrong.

Examples:
  preflight check devices.csv --channel partner-center
  preflight check devices.csv --json | jq '.findings[] | select(.severity == "error")'
`;

/** What `preflight fix --help` says beside its options. */
export const FIX_HELP = `
Writes a copy of a list as its channel takes it: plain text, the exact header,
no quotation marks, at most as many rows in a file as the channel takes, and
for Partner Center one file for each group tag. What can be mended by rule or
by the checksum of a hardware hash is mended and named; a row that keeps an
error is left out and named. What is only probable, for example a serial number
that a spreadsheet cut, is done with --accept-proposals alone.

The list itself is never written to, and nothing that is there is written over
without --force. All files are put in place at the end or none, readable by
this account only, because hardware hashes are confidential.

${LIMIT}

Exit status: 0 no error is left; 1 rows were left out, or nothing could be
written; 2 the list cannot be read, the copy cannot be written, or the call is
wrong.

Examples:
  preflight fix devices.csv --out fixed
  preflight fix devices.csv --out fixed --channel partner-center --accept-proposals --json
`;
