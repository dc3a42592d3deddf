package dev.imagestreams.gateway.testing;

import static io.restassured.RestAssured.given;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;

/** How the tests speak to the gateway. */
public final class Api {

    public static final String IMAGES = "/apis/image.openshift.io/v1";
    public static final String PROJECTS = "/apis/project.openshift.io/v1";
    public static final String TRIGGERS = "/apis/triggers.imagestreams.dev/v1";

    /** What {@code kubectl get} accepts. */
    public static final String TABLE = "application/json;as=Table;v=v1;g=meta.k8s.io,application/json";

    static {
        RestAssured.enableLoggingOfRequestAndResponseIfValidationFails();
    }

    private Api() {}

    /** A request by the one with this token. */
    public static RequestSpecification by(String token) {
        return given().header("Authorization", "Bearer " + token)
                .contentType(ContentType.JSON)
                .urlEncodingEnabled(false);
    }

    /** Makes a project for the one with this token, unless it is there. */
    public static void project(String token, String name) {
        by(token).body("{\"metadata\":{\"name\":\"" + name + "\"}}").post(PROJECTS + "/projectrequests");
    }
}
