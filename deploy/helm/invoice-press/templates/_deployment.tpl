{{/*
A Deployment of the service. Takes a dict: root, component (http or worker), role (ROLE), values (.Values.http or .Values.worker), scaled (whether something else sets the number of pods).
*/}}
{{- define "invoice-press.deployment" -}}
{{- $root := .root -}}
{{- $settings := .values.settings -}}
{{- $delay := get $settings "SHUTDOWN_DELAY_MS" | default "3000" | int -}}
{{- $timeout := get $settings "SHUTDOWN_TIMEOUT_MS" | default "25000" | int -}}
{{- $ownsVolume := and $root.Values.results.enabled (ne $root.Values.results.accessMode "ReadWriteMany") -}}
apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ include "invoice-press.name" $root }}-{{ .component }}
  namespace: {{ $root.Release.Namespace }}
  labels:
    {{- include "invoice-press.labels" $root | nindent 4 }}
    app.kubernetes.io/component: {{ .component }}
spec:
  {{- if not .scaled }}
  replicas: {{ .values.replicas }}
  {{- end }}
  revisionHistoryLimit: 5
  # A pod that is ready for so long counts as available: an image that dies after its start stops the roll-out.
  minReadySeconds: 5
  progressDeadlineSeconds: 300
  {{- if $ownsVolume }}
  # Two pods cannot have the volume at the same time.
  strategy: { type: Recreate }
  {{- else }}
  # A new pod is ready before an old one stops.
  strategy: { type: RollingUpdate, rollingUpdate: { maxUnavailable: 0, maxSurge: 1 } }
  {{- end }}
  selector:
    matchLabels:
      {{- include "invoice-press.selector" $root | nindent 6 }}
      app.kubernetes.io/component: {{ .component }}
  template:
    metadata:
      labels:
        {{- include "invoice-press.labels" $root | nindent 8 }}
        app.kubernetes.io/component: {{ .component }}
        {{- with $root.Values.podLabels }}
        {{- toYaml . | nindent 8 }}
        {{- end }}
      annotations:
        # Changed settings start new pods. A changed Secret does not: kubectl rollout restart.
        checksum/settings: {{ include (print $root.Template.BasePath "/configmap.yaml") $root | sha256sum }}
        {{- with $root.Values.podAnnotations }}
        {{- toYaml . | nindent 8 }}
        {{- end }}
    spec:
      {{- include "invoice-press.pod" $root | nindent 6 }}
      serviceAccountName: {{ include "invoice-press.name" $root }}
      {{- if $root.Values.userNamespaces }}
      hostUsers: false
      {{- end }}
      # SHUTDOWN_DELAY_MS, SHUTDOWN_TIMEOUT_MS, and 5 s to close browsers and connections. SHUTDOWN_DELAY_MS does what a preStop hook would do.
      terminationGracePeriodSeconds: {{ add (divf (add $delay $timeout) 1000 | ceil) 5 }}
      securityContext:
        {{- include "invoice-press.user" $root | nindent 8 }}
        # Allows Chromium's sandbox and its empty network namespace, and less than the usual profile otherwise.
        seccompProfile: { type: Localhost, localhostProfile: {{ $root.Values.seccompProfile }} }
      topologySpreadConstraints:
        {{- range list "topology.kubernetes.io/zone" "kubernetes.io/hostname" }}
        - topologyKey: {{ . }}
          maxSkew: 1
          whenUnsatisfiable: ScheduleAnyway
          # Counts the pods of one version only, so that a rolling update spreads the new ones.
          matchLabelKeys: [pod-template-hash]
          labelSelector:
            matchLabels:
              {{- include "invoice-press.selector" $root | nindent 14 }}
              app.kubernetes.io/component: {{ $.component }}
        {{- end }}
      {{- range $key := list "nodeSelector" "tolerations" "affinity" }}
      {{- with get $.values $key }}
      {{ $key }}:
        {{- toYaml . | nindent 8 }}
      {{- end }}
      {{- end }}
      containers:
        - name: invoice-press
          image: {{ include "invoice-press.image" $root }}
          imagePullPolicy: {{ $root.Values.image.pullPolicy }}
          securityContext:
            {{- include "invoice-press.securityContext" $root | nindent 12 }}
          ports:
            - { name: http, containerPort: 3000 }
            - { name: metrics, containerPort: {{ $root.Values.settings.METRICS_PORT }} }
          envFrom:
            - configMapRef: { name: {{ include "invoice-press.name" $root }} }
          env:
            - { name: ROLE, value: {{ .role }} }
            {{- range $name, $value := $settings }}
            - { name: {{ $name }}, value: {{ $value | quote }} }
            {{- end }}
          # /healthz never asks the database: a database that is down must not restart every pod.
          startupProbe: { httpGet: { path: /healthz, port: http }, periodSeconds: 1, timeoutSeconds: 1, failureThreshold: 60 }
          livenessProbe: { httpGet: { path: /healthz, port: http }, periodSeconds: 10, timeoutSeconds: 3, failureThreshold: 3 }
          readinessProbe: { httpGet: { path: /readyz, port: http }, periodSeconds: 2, timeoutSeconds: 2, failureThreshold: 2 }
          resources:
            {{- toYaml .values.resources | nindent 12 }}
          volumeMounts:
            - { name: tmp, mountPath: /tmp }
            - { name: secrets, mountPath: /etc/invoice-press/secrets, readOnly: true }
            {{- if $root.Values.results.enabled }}
            - { name: results, mountPath: /var/lib/invoice-press }
            {{- end }}
      volumes:
        # Node and Chromium write nowhere else.
        - name: tmp
          emptyDir: { medium: Memory, sizeLimit: {{ .values.tmpSize }} }
        - name: secrets
          secret:
            secretName: {{ $root.Values.secret.name }}
            # 0440: the owner is root, the group that of the service.
            defaultMode: 288
            items:
              {{- range concat $root.Values.secret.settings $root.Values.secret.files }}
              - { key: {{ . }}, path: {{ . }} }
              {{- end }}
        {{- if $root.Values.results.enabled }}
        - name: results
          persistentVolumeClaim: { claimName: {{ $root.Values.results.existingClaim | default (printf "%s-results" (include "invoice-press.name" $root)) }} }
        {{- end }}
{{- end -}}
