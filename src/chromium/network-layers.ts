/** What keeps a document from the network, besides the network namespace. Production uses all layers; only tests switch some off, to see what each one blocks alone. */
export interface NetworkLayers {
  /** All traffic goes to a proxy that does not exist, and no host name resolves. */
  deadProxy: boolean;
  /** The page is offline, as the developer tools can emulate it. */
  offline: boolean;
  /** The document may load data: URLs only. */
  contentPolicy: boolean;
  /** No script runs. */
  scriptsOff: boolean;
}

/** The layers in production. */
export const allLayers: NetworkLayers = { deadProxy: true, offline: true, contentPolicy: true, scriptsOff: true };
