/** Something a person can put right. The message says what is wrong and what to do next; no stack is shown. */
export class Refusal extends Error {}
