/** The part of libavoid-js used by the benchmark; the package names a file of types it does not ship. */
declare module "libavoid-js" {
  interface Point {
    x: number;
    y: number;
  }
  interface Connector {
    displayRoute(): { size(): number; get_ps(index: number): Point };
  }
  interface Router {
    processTransaction(): void;
    setRoutingParameter(parameter: number, value: number): void;
    setRoutingOption(option: number, value: boolean): void;
  }
  type Shape = object;
  type End = object;

  export interface Avoid {
    OrthogonalRouting: number;
    segmentPenalty: number;
    crossingPenalty: number;
    idealNudgingDistance: number;
    shapeBufferDistance: number;
    nudgeOrthogonalSegmentsConnectedToShapes: number;
    Router: new (flags: number) => Router;
    Point: new (x: number, y: number) => Point;
    Rectangle: new (centre: Point, width: number, height: number) => object;
    ShapeRef: new (router: Router, outline: object) => Shape;
    ShapeConnectionPin: new (
      shape: Shape,
      classId: number,
      x: number,
      y: number,
      proportional: boolean,
      inside: number,
      directions: number,
    ) => { setExclusive(exclusive: boolean): void };
    ConnEnd: new (shape: Shape, classId: number) => End;
    ConnRef: new (router: Router, source: End, target: End) => Connector;
    destroy(object: object): void;
  }

  export const AvoidLib: { load(file?: string): Promise<void>; getInstance(): Avoid };
}
