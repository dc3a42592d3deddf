package dev.imagestreams.imports.secret;

/** The types of secrets Kubernetes knows, and the keys they promise. */
public final class SecretTypes {

    public static final String DOCKER_CONFIG_JSON = "kubernetes.io/dockerconfigjson";
    public static final String DOCKER_CONFIG_JSON_KEY = ".dockerconfigjson";
    public static final String DOCKER_CONFIG = "kubernetes.io/dockercfg";
    public static final String DOCKER_CONFIG_KEY = ".dockercfg";

    static final String SERVICE_ACCOUNT_TOKEN = "kubernetes.io/service-account-token";
    static final String SERVICE_ACCOUNT_NAME = "kubernetes.io/service-account.name";
    static final String BASIC_AUTH = "kubernetes.io/basic-auth";
    static final String SSH_AUTH = "kubernetes.io/ssh-auth";
    static final String TLS = "kubernetes.io/tls";

    private SecretTypes() {}
}
