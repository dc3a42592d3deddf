package dev.imagestreams.gateway.api.protobuf;

/**
 * A field of a message.
 *
 * @param shape how many values it has
 * @param type of one value: a scalar or the name of a message
 */
record MessageField(String name, Shape shape, String type) {

    enum Shape {
        ONE,
        MANY,
        MAP
    }
}
