/** The walls between a document and the network, besides the network namespace. All of them stand; only tests take some down, to see what each holds alone. */
export interface NetworkLayers {
  /** A proxy that does not exist, and no name or address that resolves. */
  deadProxy: boolean;
  /** The page is offline, as the developer tools emulate it. */
  offline: boolean;
  /** The document may load data: URLs only. */
  contentPolicy: boolean;
  /** No script runs. */
  scriptsOff: boolean;
}

/** What is printed with. */
export const allLayers: NetworkLayers = { deadProxy: true, offline: true, contentPolicy: true, scriptsOff: true };
