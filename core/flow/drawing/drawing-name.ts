/** What drawings of flows are called in files for Word: when one comes back, its picture is known to be made of its steps. */
export const DRAWING_NAME = "sop-flow";
