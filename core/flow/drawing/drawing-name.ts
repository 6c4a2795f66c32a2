/** What the names of drawings of flows begin with in files for Word: when one comes back, its picture is known to be made of its steps. */
export const DRAWING_NAME = "sop-flow";
